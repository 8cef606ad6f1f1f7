import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { generateSigningKey, issuerDocument, type PublicSigningKey } from '@pateka/credentials';
import type { IssuerKeys } from '@pateka/credentials/sign';
import type { JsonWebKey } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Vault } from '../platform/crypto/vault.js';
import { SigningKey } from './signing-key.entity.js';

const KINDS = ['Ed25519', 'P-256'] as const;
const purpose = (id: string) => `signing-key:${id}`;
/** Any number that no other lock of the house uses. */
const KEY_LOCK = 5_037_001;

/** A key as operators see it. */
export type ListedKey = Pick<SigningKey, 'id' | 'kind' | 'createdAt' | 'retiredAt'>;

/** The one neutral issuer of all certificates, and its keys. */
@Injectable()
export class IssuerService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'CHECK_URL' | 'ISSUER_NAME'>,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** Its address (its identity for whoever checks a credential) and its name. */
  get issuer(): { id: string; name: string } {
    return { id: this.address('/issuer'), name: this.config.ISSUER_NAME };
  }

  /** @returns an address of the check site */
  address(path: string): string {
    return new URL(path, this.config.CHECK_URL).href;
  }

  /** @returns the profile with every key that ever signed, as JSON: who knows it can check offline */
  async document(): Promise<string> {
    return JSON.stringify(issuerDocument(this.issuer, await this.publicKeys()), null, 2);
  }

  /**
   * @param id of one key; null for all
   * @returns a JWK or a JWK set as JSON; null for an unknown key
   */
  async keys(id: string | null): Promise<string | null> {
    const keys = (await this.publicKeys()).map(({ keyId, publicJwk }) => ({
      ...publicJwk,
      kid: keyId,
    }));
    if (id === null) return JSON.stringify({ keys }, null, 2);
    const key = keys.find(({ kid }) => kid === id);
    return key ? JSON.stringify(key, null, 2) : null;
  }

  /** @returns the keys that sign now; made when there are none yet */
  async signingKeys(): Promise<IssuerKeys> {
    const current = await this.current();
    const [ed25519, p256] = KINDS.map((kind) => current.find((key) => key.kind === kind));
    if (!ed25519 || !p256) throw new Error('The issuer has no keys.');
    return { ed25519: this.opened(ed25519), p256: this.opened(p256) };
  }

  /** @returns the ids of the keys that sign now: a signer made with others is to be made anew */
  async currentIds(): Promise<string> {
    const rows: { ids: string | null }[] = await this.db.query(
      `SELECT string_agg(id, ' ' ORDER BY kind) AS ids FROM signing_key WHERE retired_at IS NULL`,
    );
    return rows[0]?.ids ?? '';
  }

  /** @returns every key, newest first */
  async list(): Promise<ListedKey[]> {
    await this.current();
    const keys = await this.db.manager.find(SigningKey, {
      order: { createdAt: 'DESC', kind: 'ASC' },
    });
    return keys.map(({ id, kind, createdAt, retiredAt }) => ({ id, kind, createdAt, retiredAt }));
  }

  /**
   * New keys sign from now on. The private halves of the old ones are destroyed; their public halves stay
   * published, so that every certificate they signed stays valid.
   */
  async rotate(): Promise<void> {
    await this.locked(async (tx) => {
      await tx.query(
        `UPDATE signing_key SET retired_at = $1, private_encrypted = NULL WHERE retired_at IS NULL`,
        [this.clock.now()],
      );
      await this.make(tx);
    });
  }

  private async publicKeys(): Promise<PublicSigningKey[]> {
    await this.current();
    const keys = await this.db.manager.find(SigningKey, {
      order: { createdAt: 'DESC', kind: 'ASC' },
    });
    return keys.map(({ id, kind, publicJwk }) => ({ keyId: id, kind, publicJwk }));
  }

  private async current(): Promise<SigningKey[]> {
    const read = (tx: EntityManager) =>
      tx.createQueryBuilder(SigningKey, 'key').where('key.retiredAt IS NULL').getMany();
    const keys = await read(this.db.manager);
    if (keys.length === KINDS.length) return keys;
    return this.locked(async (tx) => {
      // Another process may have been first while this one waited for the lock.
      if ((await read(tx)).length === 0) await this.make(tx);
      return read(tx);
    });
  }

  private locked<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [KEY_LOCK]);
      return work(tx);
    });
  }

  private async make(tx: EntityManager): Promise<void> {
    const createdAt = this.clock.now();
    for (const kind of KINDS) {
      const { keyId, publicJwk, privateJwk } = await generateSigningKey(kind);
      await tx.insert(SigningKey, {
        id: keyId,
        kind,
        publicJwk: publicJwk as never,
        privateEncrypted: this.vault.seal(JSON.stringify(privateJwk), purpose(keyId)),
        createdAt,
        retiredAt: null,
      });
    }
  }

  private opened({ id, kind, publicJwk, privateEncrypted }: SigningKey) {
    const opened = privateEncrypted && this.vault.open(privateEncrypted, purpose(id));
    if (!opened) throw new Error('A signing key cannot be opened: is this the right SECRET_KEY?');
    return { keyId: id, kind, publicJwk, privateJwk: JSON.parse(opened.toString()) as JsonWebKey };
  }
}
