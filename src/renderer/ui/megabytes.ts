const inMegabytes = new Intl.NumberFormat('en-GB', {
  style: 'unit',
  unit: 'megabyte',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A size in bytes, or in characters of what is nearly all ASCII, as people read it: `8.4 MB`. */
export const megabytes = (bytes: number): string => inMegabytes.format(bytes / 1_000_000);
