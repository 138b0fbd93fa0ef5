/** `npm run demo -- --assets N --tickets N --data DIR`: fills a data folder with sample records. */
import { office, officeCode } from './office.mjs';
import { main } from './script.mjs';

main((args) => office(['demo'].concat(args)), officeCode);
