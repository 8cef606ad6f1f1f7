import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { loadStarterCatalogue } from '@pateka/starter-catalogue';
import type { DataSource } from 'typeorm';
import { PublishCatalogueService } from '../courses/publish-catalogue.service.js';
import { Network } from '../network/network.entity.js';
import { builtInOrganisation } from './first-network.js';

/** The starter courses that came with a newer version, for networks that began with an older one. */
@Injectable()
export class StarterCourses {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly catalogue: PublishCatalogueService,
  ) {}

  /**
   * Publishes in every network the starter courses that it does not have, and the newest checks of the
   * dated facts. What is published already stays as it is.
   * @returns how many courses are new
   */
  async addMissing(): Promise<number> {
    const content = await loadStarterCatalogue();
    return this.db.transaction(async (tx) => {
      // Two operators at once: the second waits here and then finds the first one's courses.
      await tx.query('LOCK TABLE network IN EXCLUSIVE MODE');
      const owner = await builtInOrganisation(tx);
      let courses = 0;
      for (const { id } of await tx.find(Network)) {
        const target = { networkId: id, ownerOf: () => owner.id };
        courses += (await this.catalogue.publish(tx, content, target)).added;
      }
      return courses;
    });
  }
}
