import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The finished document and what was signed, sealed. Never a GraphQL type. */
@Entity()
export class CertificateFile {
  @PrimaryColumn({ type: 'uuid' })
  certificateId: string;

  @Column({ type: 'bytea' })
  pdfEncrypted: Buffer;

  /** The credential with its Data Integrity proof, as attached to the PDF. */
  @Column({ type: 'bytea' })
  jsonEncrypted: Buffer;

  /** The same as a JWT. */
  @Column({ type: 'bytea' })
  jwtEncrypted: Buffer;
}
