/** Classes of configuration items. `parent` gives a class the fields of the one above it. */
export const ASSET_CLASSES = {
  server: { label: 'Server', parent: 'computer' },
  workstation: { label: 'Workstation', parent: 'computer' },
  laptop: { label: 'Laptop', parent: 'computer' },
  hypervisor: { label: 'Hypervisor', parent: 'computer' },
  router: { label: 'Router', parent: 'network' },
  switch: { label: 'Switch', parent: 'network' },
  firewall: { label: 'Firewall', parent: 'network' },
  'access-point': { label: 'Access point', parent: 'network' },
  modem: { label: 'Modem', parent: 'network' },
  ups: { label: 'UPS', parent: 'power' },
  pdu: { label: 'PDU', parent: 'power' },
  printer: { label: 'Printer', parent: 'hardware' },
  phone: { label: 'Phone', parent: 'hardware' },
  mobile: { label: 'Mobile', parent: 'hardware' },
  camera: { label: 'Camera', parent: 'hardware' },
  storage: { label: 'Storage', parent: 'hardware' },
  rack: { label: 'Rack', parent: 'hardware' },
  other: { label: 'Other', parent: 'hardware' },
  'virtual-machine': { label: 'Virtual machine', parent: 'logical' },
  application: { label: 'Application', parent: 'logical' },
  database: { label: 'Database', parent: 'logical' },
  'business-service': { label: 'Business service', parent: 'logical' },
  'cloud-subscription': { label: 'Cloud subscription', parent: 'logical' },
  circuit: { label: 'Circuit', parent: 'logical' },
  'ip-network': { label: 'IP network', parent: 'logical' },
  domain: { label: 'Domain', parent: 'logical' },
  certificate: { label: 'Certificate', parent: 'logical' },
  licence: { label: 'Licence', parent: 'logical' },
} as const;

export type AssetClass = keyof typeof ASSET_CLASSES;
export type AssetFamily = (typeof ASSET_CLASSES)[AssetClass]['parent'];

export const assetClasses = Object.keys(ASSET_CLASSES) as [AssetClass, ...AssetClass[]];

/** Which family a class belongs to: what decides the fields and sections a page shows. */
export const familyOf = (assetClass: AssetClass): AssetFamily => ASSET_CLASSES[assetClass].parent;
