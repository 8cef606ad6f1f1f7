import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Bilingual } from '@pateka/domain';
import { loadStarterCatalogue } from '@pateka/starter-catalogue';
import type { DataSource, EntityManager } from 'typeorm';
import { PublishCatalogueService } from '../courses/publish-catalogue.service.js';
import { Network } from '../network/network.entity.js';
import { Organisation, type OrganisationKind } from '../network/organisation.entity.js';
import { DemoDrafts } from './demo-drafts.js';
import { DemoHalfYear } from './demo-half-year.js';
import { DemoPeople } from './demo-people.js';
import { builtInOrganisation } from './first-network.js';

/** The demo's partners. All names are invented. */
const partners: { key: string; kind: OrganisationKind; name: Bilingual }[] = [
  {
    key: 'coordinator',
    kind: 'ngo',
    name: { bg: 'Сдружение „Нов бряг“ (демо)', en: 'New Shore Association (demo)' },
  },
  {
    key: 'bank',
    kind: 'company',
    name: { bg: 'Кооперативна каса „Лилия“ (демо)', en: 'Lily Cooperative Bank (demo)' },
  },
  {
    key: 'law',
    kind: 'ngo',
    name: { bg: 'Правна приемна „Везни“ (демо)', en: 'Scales Legal Clinic (demo)' },
  },
  {
    key: 'union',
    kind: 'trade-union',
    name: { bg: 'Синдикален съвет „Пристан“ (демо)', en: 'Harbour Union Council (demo)' },
  },
];

/** Who answers for which module of the starter catalogue in the demo; the others stay built in. */
const owners: Record<string, string> = {
  'account-and-payments': 'bank',
  'credit-and-debt': 'law',
  'legal-form': 'law',
  'money-and-start': 'bank',
  contract: 'union',
  'pay-and-time': 'union',
  change: 'union',
};

/** The course that the demo's learners of the past half year took. */
const courseWithHistory = 'my-money';

/** A fictional network with partners, staff, a course and half a year of learners. */
@Injectable()
export class DemoNetwork {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly catalogue: PublishCatalogueService,
    private readonly people: DemoPeople,
    private readonly history: DemoHalfYear,
    private readonly drafts: DemoDrafts,
  ) {}

  /** @returns whether it was loaded; false when the database already holds a network */
  async loadOnce(): Promise<boolean> {
    const made = await this.load();
    if (made) await this.drafts.load({ email: 'trainer@demo.example' });
    return made;
  }

  private load(): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      await tx.query('LOCK TABLE network IN EXCLUSIVE MODE');
      if (await tx.existsBy(Network, {})) return false;
      const content = await loadStarterCatalogue();
      await tx.query('INSERT INTO installation (demo) VALUES (true)');
      const network = await tx.save(
        tx.create(Network, {
          name: { bg: 'Мрежа „Речен път“ (демо)', en: 'River Path Network (demo)' },
        }),
      );
      const organisations = await this.organisations(tx, network.id);
      const builtIn = await builtInOrganisation(tx);
      const { courseIds } = await this.catalogue.publish(tx, content, {
        networkId: network.id,
        ownerOf: (moduleId) => organisations.get(owners[moduleId] ?? '') ?? builtIn.id,
      });
      const taken = content.courses.findIndex(({ id }) => id === courseWithHistory);
      const cohortId = await this.history.simulate(tx, network.id, courseIds[taken] ?? '');
      await this.people.load(tx, { networkId: network.id, organisations, cohortId });
      return true;
    });
  }

  private async organisations(tx: EntityManager, networkId: string): Promise<Map<string, string>> {
    const made = new Map<string, string>();
    for (const { key, kind, name } of partners) {
      const organisation = await tx.save(
        tx.create(Organisation, { networkId, kind, name, parentId: null, territory: 'BG' }),
      );
      made.set(key, organisation.id);
    }
    return made;
  }
}
