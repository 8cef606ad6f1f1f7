import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { loadStarterCatalogue } from '@pateka/starter-catalogue';
import type { DataSource, EntityManager } from 'typeorm';
import { PublishCatalogueService } from '../courses/publish-catalogue.service.js';
import { Network } from '../network/network.entity.js';
import { Organisation } from '../network/organisation.entity.js';
import { StaffService } from '../network/staff.service.js';
import { CONFIG, type Config } from '../platform/config.js';

/** The first network of a real installation: its starter courses and the link for its coordinator. */
@Injectable()
export class FirstNetwork {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly catalogue: PublishCatalogueService,
    private readonly staff: StaffService,
  ) {}

  /** @returns the one-time link, or null when a network exists already */
  async invite(
    networkName: string,
    organisationName: string,
  ): Promise<{ url: string; expiresAt: Date } | null> {
    const content = await loadStarterCatalogue();
    return this.db.transaction(async (tx) => {
      // Two operators at once: the second waits here and then finds the first one's network.
      await tx.query('LOCK TABLE network IN EXCLUSIVE MODE');
      if (await tx.existsBy(Network, {})) return null;
      await tx.query('INSERT INTO installation (demo) VALUES (false)');
      const network = await tx.save(
        tx.create(Network, { name: { bg: networkName, en: networkName } }),
      );
      const owner = await builtInOrganisation(tx);
      await this.catalogue.publish(tx, content, { networkId: network.id, ownerOf: () => owner.id });
      const organisation = await tx.save(
        tx.create(Organisation, {
          networkId: network.id,
          kind: 'ngo',
          name: { bg: organisationName, en: organisationName },
          parentId: null,
          territory: null,
        }),
      );
      const invitation = await this.staff.issue(tx, {
        networkId: network.id,
        organisationId: organisation.id,
        role: 'coordinator',
      });
      return {
        url: new URL(`/join/${invitation.token}`, this.config.PUBLIC_URL).href,
        expiresAt: invitation.expiresAt,
      };
    });
  }
}

/** The organisation that owns the starter modules: it belongs to no network. */
export async function builtInOrganisation(tx: EntityManager): Promise<Organisation> {
  const known = await tx.findOneBy(Organisation, { kind: 'built-in' });
  return (
    known ??
    tx.save(
      tx.create(Organisation, {
        networkId: null,
        kind: 'built-in',
        name: { bg: 'Начален каталог на Пътека', en: 'Pateka starter catalogue' },
        parentId: null,
        territory: null,
      }),
    )
  );
}
