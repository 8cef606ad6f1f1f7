import type { KeyKind } from '@pateka/credentials';
import type { JsonWebKey } from 'node:crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key of the issuer. Never a GraphQL type. */
@Entity()
export class SigningKey {
  /** The thumbprint of its public half (RFC 7638). */
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  kind: KeyKind;

  @Column({ type: 'jsonb' })
  publicJwk: JsonWebKey;

  /** Sealed; gone once the key is retired: it never signs again, and what it signed stays valid. */
  @Column({ type: 'bytea', nullable: true })
  privateEncrypted: Buffer | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  retiredAt: Date | null;
}
