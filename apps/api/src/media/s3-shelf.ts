import type { Readable } from 'node:stream';
import type { Shelf } from './shelf.js';

/** Where a bucket is and who may use it. */
export interface Bucket {
  bucket: string;
  region: string;
  /** Of a service that is not Amazon's; its buckets are then found by path. */
  endpoint: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
}

/**
 * Files in a bucket. The client is loaded here and nowhere else: an installation with a folder never pays
 * for it (docs/adr/0013-media.md).
 */
export async function s3Shelf({ bucket, endpoint, ...who }: Bucket): Promise<Shelf> {
  const { GetObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { Disk } = await import('flydrive');
  const { region, accessKeyId, secretAccessKey } = who;
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    // Others than Amazon do not all know the newer check sums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    // Who may read is decided by us for each request: nothing in the bucket is ever public.
    disk: new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false })),
    stretch: async (key, { from, to }) => {
      const range = { Bucket: bucket, Key: key, Range: `bytes=${from}-${to}` };
      return (await client.send(new GetObjectCommand(range))).Body as Readable;
    },
  };
}
