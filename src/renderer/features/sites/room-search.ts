/** In an address: what stands in no room. */
export const NO_ROOM = '-';

/** The room that assets have, for what the address says. */
export const roomOf = (search: string): string => (search === NO_ROOM ? '' : search);
export const roomSearch = (room: string): string => room || NO_ROOM;
