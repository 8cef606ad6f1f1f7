/** In what a certificate is written. */
export const certificateLocales = ['bg', 'en', 'both'] as const;
export type CertificateLocale = (typeof certificateLocales)[number];

/** What it is printed on. */
export const certificatePapers = ['a4', 'letter'] as const;
export type CertificatePaper = (typeof certificatePapers)[number];

/** What a check page may show besides the course's title, the number, the issuer and whether it is valid. */
export const sharedFieldNames = ['name', 'date', 'hours', 'outcomes', 'competences'] as const;
export type SharedFieldName = (typeof sharedFieldNames)[number];
export type SharedFields = Record<SharedFieldName, boolean>;
