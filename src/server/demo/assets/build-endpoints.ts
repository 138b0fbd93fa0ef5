import type { Model } from '#server/demo/content/model.ts';
import { CAMERAS, COMPUTERS, MOBILES, PHONES, PRINTERS } from '#server/demo/content/models-workplace.ts';
import type { RoomKind } from '#server/demo/content/trades.ts';
import { at } from '#server/demo/random.ts';
import { addressOf, FIRST_HOST, type NetworkKind } from './addresses.ts';
import type { AssetDraft, SiteBuild } from './build.ts';
import { deviceValues, macOf } from './device.ts';
import type { Patching } from './ports.ts';

/** What people work with: computers, phones, printers, cameras. */
export function buildEndpoints(build: SiteBuild, patching: Patching): void {
  const { counts, client, random } = build;
  const style = client.seed.style;
  const computers = COMPUTERS[style.computers];
  const many = (count: number, make: (index: number) => void): void => {
    for (let index = 0; index < count; index++) make(index);
  };
  many(counts.desk, (index) => {
    const device = endpoint(
      build,
      random.chance(0.22) ? computers.olderDesk : computers.desk,
      'ws',
      index,
      ['desk', 'work', 'public'],
      'clients',
      FIRST_HOST.computer + index,
    );
    device.values.ownerId = build.contacts.length > 0 ? at(build.contacts, index).id : null;
    // Some stand unplugged: taken out of use, or waiting for somebody.
    if (!random.chance(0.06)) patching.plug(device, 'LAN', 'clients');
  });
  many(counts.phone, (index) => {
    const device = endpoint(
      build,
      PHONES[style.phones],
      'ph',
      index,
      ['desk', 'public', 'work'],
      'voice',
      FIRST_HOST.phone + index,
    );
    device.values.custom = { Extension: String(200 + index), ...device.values.custom };
    patching.plug(device, 'LAN', 'voice');
  });
  many(counts.camera, (index) => {
    const isOutside = index % 3 === 0;
    const model = CAMERAS[style.cameras][isOutside ? 'bullet' : 'dome'];
    const device = endpoint(
      build,
      model,
      'cam',
      index,
      isOutside ? ['outside'] : ['public', 'work'],
      'cameras',
      FIRST_HOST.camera + index,
    );
    device.values.criticality = 4;
    patching.plug(device, 'eth0', 'cameras');
  });
  many(counts.printer, (index) => printer(build, patching, at(PRINTERS.office, index + client.index), 'prn', index));
  many(counts.label, (index) => printer(build, patching, at(PRINTERS.label, index), 'lbl', index));
  many(counts.laptop, (index) => addLaptop(build, computers.laptop, index));
  many(counts.mobile, (index) => addMobile(build, index));
  many(counts.dock, (index) => {
    const device = endpoint(build, computers.dock, 'dock', index, ['desk'], null, 0);
    device.values.criticality = 4;
  });
}

/** A device at a place where people are, with an address in the network of its kind. */
function endpoint(
  build: SiteBuild,
  model: Model,
  kind: string,
  index: number,
  rooms: readonly RoomKind[],
  network: NetworkKind | null,
  host: number,
): AssetDraft {
  const values = deviceValues(build, model);
  const address = network ? addressOf(build.site.net, network, host) : '';
  const [first] = values.interfaces ?? [];
  if (first && address) first.ips = [address];
  return build.add(`${build.site.key}/${kind}${index + 1}`, {
    ...values,
    name: build.name(kind, index + 1),
    criticality: 3,
    managementIp: address,
    place: {
      siteId: build.site.id,
      room: build.room(build.random.pick(rooms)),
      rack: '',
      unit: null,
      height: null,
      face: null,
    },
  });
}

function printer(build: SiteBuild, patching: Patching, model: Model, kind: string, index: number): void {
  const host = (kind === 'lbl' ? 560 : 520) + index;
  const device = endpoint(
    build,
    model,
    kind,
    index,
    kind === 'lbl' ? ['work'] : ['desk', 'public', 'work'],
    'clients',
    host,
  );
  device.values.custom = { Queue: device.values.name.toUpperCase(), ...device.values.custom };
  patching.plug(device, 'LAN', 'clients');
}

function addLaptop(build: SiteBuild, model: Model, index: number): void {
  const device = endpoint(build, model, 'lt', index, ['desk'], null, 0);
  device.values.ownerId = build.contacts.length > 0 ? at(build.contacts, index + 1).id : null;
  device.values.interfaces = [
    {
      name: 'Wi-Fi',
      type: 'ieee802.11ax',
      mac: macOf('intel', build.site.tagsBefore + build.assets.length),
      ips: [],
      vlans: [30],
      speed: 1_200_000_000,
      isUp: null,
      poe: null,
      connectedTo: null,
    },
  ];
}

function addMobile(build: SiteBuild, index: number): void {
  const model = at(MOBILES, index + build.client.index);
  const device = endpoint(build, model, 'mob', index, ['desk', 'work'], null, 0);
  device.values.ownerId = build.contacts.length > 0 ? at(build.contacts, index).id : null;
  device.values.custom = { IMEI: `35${build.random.text('0123456789', 13)}`, ...device.values.custom };
}
