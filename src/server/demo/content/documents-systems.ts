// A table of content: as long as there is content, and nothing else in it.
import { act, check, choose, type DocumentSeed, measure } from './document-seed.ts';

/** Runbooks for servers, storage, backup, power, certificates and accounts. */
export const SYSTEM_DOCUMENTS: readonly DocumentSeed[] = [
  {
    key: 'replace-ups-battery',
    kind: 'runbook',
    title: 'Replace the batteries of a rack UPS',
    owner: 'ines.calder',
    reviewIn: 7,
    classes: ['ups'],
    tags: ['power', 'field'],
    body: `## When to use it

Self-test failed, "replace battery" is on, or the set is four years old (three above 25 C, two above 30 C).

## Before you start

Set for the exact model, with date code of this year. Smart-UPS SRT 3000: RBC152. SMT1500RMI2UC: RBC159. Eaton 9PX 3000: module 68 cells. Rings and watch off; a set weighs 14 to 27 kg, two people from 2U on.

The UPS stays on. While the module is out there is **no protection**: no work on the power feed at the same time, and tell the site.

## Way back

Old module in again. It goes to recycling only after the test is passed.`,
    steps: [
      measure('Load', '%', 0, 80, 'Display or network card. Above 80 % take something off first.'),
      measure('Room temperature in front of the UPS', 'C', 15, 27, 'Above 27 C note it: it decides the next interval.'),
      check('Devices with two supplies have the other one on another feed', ''),
      act('Tell the site: no protection for 15 minutes', 'Note whom and when.'),
      act(
        'Front off, connector of the battery out, slide the module out',
        'Two people. Do not lay it on its terminals.',
      ),
      check('Date code of the new set is less than six months old', 'Printed on each block.'),
      act('New module in, connector in until it clicks, front on', ''),
      measure(
        'Battery voltage after five minutes',
        'V',
        94,
        110,
        'SRT 3000: 96 V set. SMT1500: 24 V set, 26 to 28 V. Use the range of the model.',
      ),
      act('Run the self-test', 'Passed, or swap back and call.'),
      measure('Runtime shown', 'min', 10, 240, 'Wanted: 15 minutes for server rooms, 10 for cabinets.'),
      act('Set the replacement date in the UPS and on the label', ''),
    ],
  },
  {
    key: 'rack-power-order',
    kind: 'runbook',
    title: 'Rack: power down and up in order',
    owner: 'lena.brandt',
    reviewIn: 150,
    classes: ['rack', 'hypervisor', 'storage', 'ups'],
    tags: ['power'],
    body: `## When to use it

Electrical work, exchange of a UPS, or the start after a power cut.

## Order

**Down**: users, applications, databases, other machines, domain controllers, hosts, storage, switches, firewall, modem, PDU, UPS.

**Up**: the other way round. Wait for each layer: a host that starts before its storage shows its machines as missing and does not look again by itself.

## Before you start

Last backup good. Out-of-band addresses on paper: name service is off while you need them. Passwords of the hosts from the vault, taken along offline. At least one local account that works without the domain.

## Mind

Domain controllers as virtual machines on hosts that are in the domain: sign in to the host by its local account.`,
    steps: [
      check('Last backup of all machines is good', 'Not older than 24 hours.'),
      act('Tell users, set monitoring to maintenance', 'With the end of the window.'),
      act('Stop applications, then databases', 'Services, not the power button. Database: wait for "stopped".'),
      act('Shut down machines, domain controllers last', ''),
      act('Hosts into maintenance mode and down', 'Power LED off, out-of-band still answers.'),
      act('Shut down storage from its own page', 'Never by the cord: its cache needs the time.'),
      act('Switches, firewall, modem off; PDU and UPS if needed', ''),
      choose('Work done, power measured?', ['Yes, start', 'No, wait'], ''),
      measure('Voltage at the PDU', 'V', 210, 250, '100 to 127 V in the United States.'),
      act('Up: UPS, PDU, modem, firewall, switches', 'Wait until the core answers.'),
      act(
        'Storage, then hosts, then domain controller',
        'Storage healthy before the first host. Time is right on the host.',
      ),
      act('Databases, applications, other machines', ''),
      check('Every service of the site tested with a person of the site', ''),
    ],
  },
  {
    key: 'replace-disk-synology',
    kind: 'runbook',
    title: 'Replace a failed disk in a Synology',
    owner: 'lena.brandt',
    reviewIn: 95,
    classes: ['storage'],
    tags: ['storage', 'field'],
    body: `## When to use it

Storage manager says "degraded" and names a drive, or a drive has more than 20 reallocated sectors.

## Before you start

Disk of the same or a larger size, on the list of the maker, same kind (SATA NAS). **Check twice which bay**: the drive list counts from the left, rackmount models from the upper left. Backup of the night must be good: with SHR-1 or RAID 5 a second failure loses everything.

## Way back

None. The wrong disk pulled from a degraded RAID 5 ends the volume. That is why two steps ask you to look.`,
    steps: [
      check('Last backup of this storage, or of what lies on it, is good', ''),
      choose(
        'How many disks may fail?',
        ['One (SHR-1, RAID 5)', 'Two (SHR-2, RAID 6)', 'Mirror'],
        'Storage Manager > Storage Pool.',
      ),
      act('Note bay, serial and model of the failed disk', 'Storage Manager > HDD/SSD > Health info.'),
      check(
        'LED of the bay is orange and the serial on the tray label matches',
        'Use "Locate drive" where the model has it.',
      ),
      act('Deactivate the drive, wait for the beep, pull the tray', 'Wait 30 seconds before pulling it out whole.'),
      act('New disk into the tray, push in until it locks', 'No screws into the damping holes of hot trays.'),
      act('Storage Pool > Repair, choose the new disk', ''),
      measure('Progress after ten minutes', '%', 1, 100, 'Below 1 %: raise the speed under Settings > RAID resync.'),
      measure('Temperature of the disks during the rebuild', 'C', 25, 48, 'Above 48 C slow it down.'),
      check('Volume is normal', 'Next day: 8 TB need 9 to 17 hours.'),
      act('Start a data scrub, file the serial of both disks', 'Failed disk to destruction with certificate.'),
    ],
  },
  {
    key: 'restore-veeam-vm',
    kind: 'runbook',
    title: 'Restore a machine or files with Veeam',
    owner: 'kwame.mensah',
    reviewIn: 42,
    classes: ['virtual-machine', 'hypervisor', 'storage'],
    tags: ['backup'],
    body: `## When to use it

A machine is broken, files are gone, or the quarterly restore test.

## Choose

- **Files**: guest file restore, minutes.
- **Machine, urgent**: instant recovery. It runs from the backup storage, slow but at once; moved to production later.
- **Machine, planned**: full restore.
- **Domain controller**: only if it is the only one. With others alive remove it and promote a new one.

## Before you start

For ransomware: isolated network first, never into production. Look at the restore point **before** the first encrypted file, scan it (Secure Restore).

## Way back

Instant recovery: stop publishing, nothing has changed. Full restore goes beside the original, under a new name, until it is accepted.`,
    steps: [
      choose('What is to be restored?', ['Files', 'Machine, urgent', 'Machine, planned', 'Test'], ''),
      act('Agree the restore point with the owner', 'What is lost since then? Write it into the ticket.'),
      check('Job, repository and point are intact', 'Point is not marked as corrupted.'),
      measure('Free space on the target', 'GB', 50, 100_000, 'Size of the machine plus 20 %.'),
      act('Start the restore beside the original', 'Name with _restored, network disconnected.'),
      measure('Throughput', 'MB/s', 60, 2000, 'Below 60 MB/s look at the proxy and the network.'),
      check('Machine starts, services run, clock is right', 'Console, before it gets its network.'),
      act('Original off and renamed, restored one gets its network', ''),
      check('Owner has tested and agreed', 'Name and time.'),
      act('Move from backup storage to production', 'Only after instant recovery.'),
      check('Backup job contains the restored machine', 'It has a new identity: add it, run once.'),
    ],
  },
  {
    key: 'renew-certificate-iis',
    kind: 'runbook',
    title: 'Renew a TLS certificate on IIS',
    owner: 'kwame.mensah',
    reviewIn: 58,
    classes: ['certificate', 'virtual-machine'],
    tags: ['certificate'],
    body: `## When to use it

A certificate ends within 30 days, or has ended.

## Before you start

Know every place where it is bound: IIS, remote desktop gateway, mail, proxy, load balancer, telephone system. The record of the certificate lists them under "Used by".

## Check from outside

\`\`\`
openssl s_client -connect mail.example.com:443 -servername mail.example.com </dev/null \\
  | openssl x509 -noout -subject -issuer -enddate
\`\`\`

Verify return code must be 0. Code 21 means the intermediate is missing.

## Way back

Bind the old one again while it is still valid. Keep it until the next day.`,
    steps: [
      measure('Days left of the old certificate', 'days', 0, 90, 'Below 0 it is an incident, not a request.'),
      act(
        'Make a new key and request on the server',
        '`certreq` with an INF, RSA 3072 or ECDSA P-256, all names as SAN. Never reuse the old key.',
      ),
      act('Submit, validate by DNS', 'TXT record, TTL 300. Mail validation takes a person of the client.'),
      act(
        'Install the answer and the intermediate',
        'certlm.msc, Personal and Intermediate. A key symbol must be there.',
      ),
      act('Bind in IIS, all sites and host names', 'Bindings > https > choose. SNI stays as it was.'),
      act('Bind at the other places listed in the record', 'RD gateway, SMTP connector, proxy.'),
      check('openssl from outside: new end date, return code 0', ''),
      check('Phone, browser and mail program open without a warning', ''),
      act('Record: new end date, reminder 30 days before', 'Remove the TXT record.'),
    ],
  },
  {
    key: 'disk-space-windows',
    kind: 'runbook',
    title: 'Free space on a Windows server',
    owner: 'kwame.mensah',
    reviewIn: 130,
    classes: ['virtual-machine', 'server'],
    tags: ['windows'],
    body: `## When to use it

A drive is above 90 %, or a service stops because it cannot write.

## Never

Delete in \`C:\\Windows\\Installer\`, database files, or anything a user might own without asking. Never shrink a log by switching the recovery model on a production database.

## Usual places

- \`C:\\Windows\\SoftwareDistribution\\Download\`
- \`C:\\inetpub\\logs\\LogFiles\` (keep 30 days)
- Shadow storage: \`vssadmin list shadowstorage\`
- Crash dumps, old profiles, WSUS content, transaction logs without log backup`,
    steps: [
      measure('Free space now', 'GB', 0, 50, 'Below 1 GB stop the service that writes first.'),
      act(
        'Find what grew',
        'WinDirStat or `Get-ChildItem -Recurse | Sort Length`. Compare with last week in monitoring.',
      ),
      choose('What is it?', ['Logs', 'Database log', 'User data', 'Shadow copies', 'Updates'], ''),
      check('Log backup of databases runs', 'Full log: back it up, then shrink the file once.'),
      act('Remove or move by the kind', 'User data only with the owner. Moved, not deleted.'),
      act('Enlarge the volume where it is virtual', 'Host, then Disk Management > Extend. No restart needed.'),
      measure('Free space after', '%', 15, 100, 'Target 20 %.'),
      act('Set what stops it from coming back', 'Rotation, quota, sensor at 15 %.'),
    ],
  },
  {
    key: 'onboard-m365',
    kind: 'runbook',
    title: 'Set up a new user in Microsoft 365',
    owner: 'tom.adeyemi',
    reviewIn: 33,
    classes: ['cloud-subscription', 'laptop'],
    tags: ['microsoft 365', 'accounts'],
    body: `## When to use it

Request "New employee" is approved. Plan three working days.

## Before you start

From the request: name as on the contract, start day, manager, like whom, mobile for the first sign-in, devices. Rights come from **groups**, never set on the person.

## Mind

- Name with umlaut or accent: address without, display name with.
- Two of the same name: add the middle initial, never a number.
- The account is blocked until 7:00 of the first day.`,
    steps: [
      check('Request is approved and a licence is free', 'Else order, takes an hour.'),
      act(
        'Create the account in the domain, or in the cloud where there is none',
        'Right OU; sync runs every 30 minutes.',
      ),
      act('Add the groups of the role', 'Read the list to the manager before. No admin roles.'),
      act('Assign the licence by group', 'Usage location is set, else it fails.'),
      check('Mailbox exists, address and language are right', ''),
      act('Register the mobile, issue a temporary access pass', 'Valid for 8 hours on the first day, one use.'),
      act(
        'Enrol the laptop, let policies and programs finish',
        '45 to 90 minutes. Encryption key is in the directory.',
      ),
      check('BitLocker on, protection green, update level current', ''),
      act('Extension, voicemail, printers of the site', ''),
      act('Mail to the manager: what is ready, what happens on the first day', 'Never with a password.'),
      check('First day: user signed in, second factor set up, test mail', ''),
    ],
  },
  {
    key: 'offboard-m365',
    kind: 'runbook',
    title: 'Close the account of a leaver',
    owner: 'tom.adeyemi',
    reviewIn: 200,
    classes: ['cloud-subscription'],
    tags: ['microsoft 365', 'accounts'],
    body: `## When to use it

Request "Leaving employee". **At once**, by phone, when somebody leaves in anger: steps 1 to 3 take five minutes, everything else can wait.

## Mind

Nothing is deleted before 90 days are over. The mailbox becomes shared, which needs no licence up to 50 GB.`,
    steps: [
      act('Block the sign-in', 'Domain and cloud.'),
      act(
        'Revoke all sessions, remove second factors',
        '`Revoke-MgUserSignInSession`. Effect within an hour; at once with continuous access evaluation.',
      ),
      act('Wipe or lock company mobiles, withdraw VPN and door card', ''),
      act('Convert the mailbox to shared, access for the manager', 'Out-of-office text from the manager.'),
      act('Hand OneDrive to the manager, retention 90 days', ''),
      check('No forwarding and no rule sends mail out', 'Rules, delegates, connected apps.'),
      act('Owner of groups, teams, calendars and flows to somebody else', ''),
      act('Remove the licence, take back devices, scan them in', ''),
      act('Set a date to delete in 90 days', ''),
    ],
  },
];
