import { z } from 'zod';
import { fail, ok, type Result } from '#shared/lib/result.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const number = z.coerce.number();
/** A number that is not worth refusing a file for. */
const looseNumber = number.optional().catch(undefined);

const port = z.object({
  ifname: text.optional(),
  ifdescr: text.optional(),
  ifalias: text.optional(),
  ifspeed: looseNumber,
  /** 1 is up, 2 is down (RFC 2863). */
  ifstatus: looseNumber,
  iftype: looseNumber,
  mac: text.optional(),
  ip: text.optional(),
  ips: z.array(text).optional(),
  vlans: z.array(z.object({ number: looseNumber })).optional(),
  connections: z
    .array(
      z.object({
        sysname: text.optional(),
        ifdescr: text.optional(),
        ip: text.optional(),
        model: text.optional(),
        sysdescr: text.optional(),
      }),
    )
    .optional(),
});
export type InventoryPort = z.infer<typeof port>;

/** What is read of a GLPI inventory (glpi-project/inventory_format); the rest of such a file is left alone. */
const inventorySchema = z.object({
  deviceid: text,
  itemtype: text.optional(),
  partial: z.boolean().optional(),
  content: z.object({
    network_device: z
      .object({
        name: text.optional(),
        serial: text.optional(),
        manufacturer: text.optional(),
        model: text.optional(),
        firmware: text.optional(),
        mac: text.optional(),
        ips: z.array(text).optional(),
        location: text.optional(),
        contact: text.optional(),
      })
      .optional(),
    network_components: z
      .array(z.object({ name: text.optional(), model: text.optional(), serial: text.optional() }))
      .optional(),
    network_ports: z.array(port).optional(),
    hardware: z
      .object({ name: text.optional(), chassis_type: text.optional(), vmsystem: text.optional(), memory: looseNumber })
      .optional(),
    bios: z
      .object({
        smanufacturer: text.optional(),
        smodel: text.optional(),
        ssn: text.optional(),
        skunumber: text.optional(),
        bversion: text.optional(),
      })
      .optional(),
    operatingsystem: z.object({ full_name: text.optional() }).optional(),
    cpus: z.array(z.object({ name: text.optional() })).optional(),
    memories: z.array(z.object({ capacity: looseNumber })).optional(),
    storages: z.array(z.object({ model: text.optional(), name: text.optional(), disksize: looseNumber })).optional(),
    networks: z
      .array(
        z.object({
          description: text.optional(),
          mac: text.optional(),
          ipaddress: text.optional(),
          ipaddress6: text.optional(),
          status: text.optional(),
          speed: looseNumber,
          type: text.optional(),
        }),
      )
      .optional(),
  }),
});
export type Inventory = z.infer<typeof inventorySchema>;

/** The line that the message of a JSON error points at; the last one where the file ends too early. */
function lineOf(content: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  return content.slice(0, position === undefined ? content.length : Number(position)).split('\n').length;
}

/** Reads a file as an inventory, or says in a sentence why it is none. */
export function readInventory(content: string): Result<Inventory, string> {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    const { message } = error as Error;
    return fail(`The file is no complete JSON (line ${lineOf(content, message)}: ${message}); nothing was written.`);
  }
  const read = inventorySchema.safeParse(value);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  return fail(
    `This is no inventory that can be read: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}. Nothing was written.`,
  );
}
