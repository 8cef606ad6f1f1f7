import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The finished document, sealed. Never a GraphQL type. */
@Entity()
export class CertificateFile {
  @PrimaryColumn({ type: 'uuid' })
  certificateId: string;

  @Column({ type: 'bytea' })
  pdfEncrypted: Buffer;
}
