import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialStatus } from './credential-status.entity.js';
import { CredentialStatusService } from './credential-status.service.js';
import { IssuerResolver } from './issuer.resolver.js';
import { IssuerService } from './issuer.service.js';
import { SigningKey } from './signing-key.entity.js';
import { StatusListService } from './status-list.service.js';

/** The issuer of certificates: its keys, its published document, whether a credential still stands. */
@Module({
  imports: [TypeOrmModule.forFeature([CredentialStatus, SigningKey])],
  providers: [CredentialStatusService, IssuerResolver, IssuerService, StatusListService],
  exports: [CredentialStatusService, IssuerService, StatusListService],
})
export class IssuerModule {}
