const list = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Nature and quiet things only, as in the Bulgarian lists. */
export const qualities = list(
  `Quiet Bright Clear Green Blue Golden Warm Early Gentle Silver Amber Misty Sunny Breezy Mossy Autumn
  Summer Morning Northern Southern Eastern Western Wide Little`,
);

/** What the quality stands before. */
export const nouns = list(
  `Harbour Hill Spring Stream Bay Cloud Rain Breeze Dawn Bridge Island Chestnut Maple Pine Walnut
  Meadow Valley Garden Dew Rainbow Path Wave Linden Birch Mint Lavender Primrose Cherry Pear Lake Sea
  Field Sky Leaf Flower Tree Feather Pebble Dandelion Snowdrop Echo Clover Fern Willow Orchard`,
);
