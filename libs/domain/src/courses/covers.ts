/** The pictures that a course may have: variations of the path, drawn by the site. They tell nothing. */
export const covers = ['stones', 'bend', 'hills', 'river', 'steps', 'horizon'] as const;

/** The name of a picture. */
export type Cover = (typeof covers)[number];

/** What a course has until somebody chooses another one. */
export const plainCover: Cover = 'stones';
