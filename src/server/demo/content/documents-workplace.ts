import { act, check, choose, type DocumentSeed, measure } from './document-seed.ts';

/** Runbooks and articles for desks, printers, security, and for the work at a site. */
export const WORKPLACE_DOCUMENTS: readonly DocumentSeed[] = [
  {
    key: 'printer-queue-stuck',
    kind: 'runbook',
    title: 'Printer queue stuck',
    owner: 'tom.adeyemi',
    reviewIn: 88,
    classes: ['printer'],
    tags: ['printing'],
    body: `## When to use it

Jobs wait, the device says ready. If only one person cannot print, begin at their computer, not here.

## Find the bad job

The first job in the list is not always the bad one: sort by size. Large PDF files with embedded fonts and pictures from web pages are the usual ones.

## Clear by force

\`\`\`
Stop-Service Spooler -Force
Remove-Item C:\\Windows\\System32\\spool\\PRINTERS\\* -Force
Start-Service Spooler
\`\`\`

This empties **all** queues of the server. Say so before.`,
    steps: [
      choose(
        'One person, one device, or all devices?',
        ['One person', 'One device', 'All devices'],
        'All: go straight to the spooler.',
      ),
      check('Device answers on its address and shows ready', 'Its web page also shows paper and toner.'),
      act('Print the test page of the device itself', 'No page: hardware, not the queue.'),
      check('Port of the queue has the right address', 'DHCP may have moved it. Devices get fixed leases.'),
      act('Delete the bad job; if it stays, restart the spooler', 'See above.'),
      measure('Jobs left in the queue after five minutes', 'jobs', 0, 2, ''),
      act('Print a test page from two computers', ''),
      check('Driver isolation is on for this driver', 'Print Management > Drivers. So one driver cannot stop all.'),
    ],
  },
  {
    key: 'calibrate-label-printer',
    kind: 'runbook',
    title: 'Label printer prints blank or shifted',
    owner: 'tom.adeyemi',
    reviewIn: 14,
    classes: ['printer'],
    tags: ['printing', 'labels', 'zebra'],
    body: `## When to use it

Blank labels, every second label empty, print walks up or down, red light after a roll change. Zebra ZT and GK.

## Which paper?

Scratch the label with a fingernail. It turns black: **direct thermal**, no ribbon. It stays white: **transfer**, needs a ribbon, the matt side of the ribbon to the label.

## Settings that work

| Model | Darkness | Speed |
|---|---|---|
| ZT411, direct | 20 to 24 | 102 mm/s |
| ZT411, transfer | 12 to 16 | 102 mm/s |
| GK420d | 18 to 22 | 76 mm/s |`,
    steps: [
      choose('Which paper is in?', ['Direct thermal', 'Thermal transfer'], 'Fingernail.'),
      check('Media type is the same in the driver and in the printer', 'Driver updates set it back to transfer.'),
      check('Roll sits without play, guides touch, under the sensor', ''),
      act('Clean the print head with alcohol, let it dry for a minute', 'Power off. From the middle outwards.'),
      act('Calibrate', 'ZT: Pause and Cancel for 2 s. GK: hold Feed until it blinks twice.'),
      measure('Darkness', 'steps', 12, 24, 'By the table above.'),
      act('Print ten labels from the program of the user', 'Not the test page: its format is another.'),
      check("Barcode scans at arm's length, all ten", ''),
      act('Store the settings in the printer', '`^XA^JUS^XZ`, so that a restart keeps them.'),
    ],
  },
  {
    key: 'phishing-reported',
    kind: 'runbook',
    title: 'Phishing reported, or an attachment opened',
    owner: 'priya.nair',
    reviewIn: 27,
    classes: ['laptop', 'workstation', 'cloud-subscription'],
    tags: ['security'],
    body: `## When to use it

Somebody reports a mail, has clicked, has typed a password, or protection blocked a file. Thank them first: the next one must be reported as well.

## How bad?

- Reported only: steps 1 to 4.
- Clicked, nothing typed: also the computer.
- **Typed a password or approved a sign-in**: account first, within ten minutes, then the rest. This is a major incident if the person is in accounts or has admin rights.

## Do not

Restart or switch off the computer (memory is evidence). Write to the sender. Forward the mail: save it as .eml.`,
    steps: [
      choose(
        'What did the person do?',
        ['Only reported', 'Clicked', 'Typed password or approved', 'Opened attachment'],
        '',
      ),
      act('Save the mail as .eml, note sender, link, time', ''),
      act(
        'Search all mailboxes, withdraw the mail',
        'Message trace by sender, subject and link. Note the number of recipients.',
      ),
      act('Block domain and address in filter and firewall', ''),
      act(
        'Account: block, revoke sessions, new password, check second factors',
        'New methods that the user does not know are the attacker.',
      ),
      check('No new inbox rules, forwardings, app consents', 'Rules named "." or "RSS" are typical.'),
      check('Sign-ins of the last 7 days are from known places', ''),
      act('Isolate the computer in the console, full scan', 'Network only to the console.'),
      measure('Minutes from report to block', 'min', 0, 30, 'Goes into the report.'),
      act(
        'Tell the client: what happened, who was hit, what they do',
        'Data of persons touched? Then the data protection officer, 72 hours run.',
      ),
    ],
  },
  {
    key: 'site-audit',
    kind: 'runbook',
    title: 'Audit a comms room with the scanner',
    owner: 'rita.okafor',
    reviewIn: 160,
    classes: ['rack'],
    tags: ['field', 'records'],
    body: `## When to use it

Planned visits, and whenever you are in a room for more than half an hour anyway. 40 devices take 20 minutes.

## How

Scan the label of the room first, then every device from the top of the rack down, then the walls. What you cannot reach you enter by its tag.

## What the results mean

**Found** is as recorded. **Moved**: recorded elsewhere, confirm the new place. **Missing**: expected, not scanned; look twice, then ask the contact. **Unknown**: not in the records, becomes a draft, photo of the plate.`,
    steps: [
      act('Ask at reception, sign for the key', 'Note in the visit.'),
      measure('Temperature', 'C', 16, 27, 'In front of the rack at chest height.'),
      act('Scan the label of the room', 'No label: print one.'),
      act('Scan every device from the top down', 'Front, then rear.'),
      check('Rack units agree with the records', 'Correct them on the spot.'),
      act('Photo of front and rear, doors open', ''),
      check('No red or orange LED without a ticket', 'Else open one here.'),
      check('Cables clear of fans, nothing stored on the devices', 'Cardboard out.'),
      act('Missing ones: ask the contact, then set to missing', ''),
      act('Lock, key back, sign out', ''),
    ],
  },
  {
    key: 'bitlocker-key',
    kind: 'article',
    title: 'Give out a BitLocker recovery key',
    owner: 'tom.adeyemi',
    reviewIn: 71,
    classes: ['laptop', 'workstation'],
    tags: ['windows', 'security'],
    body: `A computer asks for the recovery key after firmware updates, a new dock, a change in the boot order, or three wrong PINs.

## Identity first

Call back on a number from the records, never on the one that called. Two of: employee number, name of the manager, last ticket. No key to third parties, also not "for the boss".

## Find the key

Ask for the first eight characters of the **key ID** on the blue screen. Entra admin centre > Devices > BitLocker keys, or the computer object in the domain. Compare the ID: a computer can have several keys.

## After

Read it in groups of six, the user types along. When it has started: suspend and resume protection once, so that the new state counts:

\`\`\`
manage-bde -protectors -disable C: -RebootCount 1
\`\`\`

The key is used up: rotate it in the console. Note in the ticket that a key was given, to whom, after which check; **never the key itself**.`,
    steps: [],
  },
  {
    key: 'identity-check',
    kind: 'article',
    title: 'Who is calling? Identity before resets',
    owner: 'priya.nair',
    reviewIn: 118,
    classes: [],
    tags: ['security', 'accounts'],
    body: `Resets of passwords and second factors are what attackers call for. So, always and for everybody, also for those whose voice you know:

1. **Call back** on a number from the records. Not in the records: over the manager or the approver of the client.
2. **Two facts** that are not on the website: employee number, last ticket number, device tag on the underside of the laptop.
3. **Video** for people with admin rights, with the badge.
4. **One hour**: a new second factor for accounts with admin rights is active after an hour, and the old address gets a mail.

Pressure ("I am about to board") is a reason for more care, not for less. If it feels wrong: "I shall call you back", hang up, tell Priya. Nobody here gets into trouble for a reset that came an hour late.

A temporary access pass is valid for one use and at most eight hours. Passwords are never mailed and never said to voicemail.`,
    steps: [],
  },
  {
    key: 'names-and-labels',
    kind: 'article',
    title: 'How we name and label',
    owner: 'rita.okafor',
    reviewIn: 301,
    classes: [],
    tags: ['records'],
    body: `## Names

client-site-kind and number: \`oak-ng-asw02\` is access switch 2 at Northgate. Kinds: fw firewall, csw core switch, asw or sw access switch, ap access point, hv host, nas storage, ups, pdu, ws desk computer, lt laptop, ph phone, cam camera, prn printer, lbl label printer. Clients with a convention of their own keep it.

## Labels

Tag and QR, 38 x 18 mm, polyester. Where: front right for rack devices, underside for laptops, rear for screens, on the foot for phones. Never over vents, never on a removable front. Disks and supplies get none.

## Cables

Both ends, 30 mm from the plug, with the port of the **other** end. C for copper, F for fibre, then four digits. Colours: blue data, grey telephone, yellow camera, red uplink, aqua fibre.

## Places

Room as on the door, then rack, unit of the lowest screw, side. A device on a shelf has the unit of the shelf. What lies in the van is in stock, not installed.`,
    steps: [],
  },
  {
    key: 'oak-telephony',
    kind: 'article',
    title: 'Oakmere: telephony when Northgate is down',
    owner: 'tom.adeyemi',
    reviewIn: 39,
    classes: ['business-service'],
    tags: ['telephony'],
    client: 'OAK',
    body: `The number for patients of all four sites runs over the telephone system at Northgate. If Northgate has no power or no line, patients cannot reach **any** site: priority 1, also at night, because of the emergency announcement.

## First five minutes

1. Provider portal > Oakmere > Diversion: set plan "B, surgery". The number then rings at Harbour Surgery by the provider, without Northgate.
2. Call Imran Shah at Harbour Surgery: two more people to the phones.
3. Call Gwen Pryce. She informs the other sites and the out-of-hours service.

## When it is back

Plan "A" again, **not** between 8:00 and 10:00: calls in the queue would drop. Test from a mobile: announcement, queue, voicemail. Emergency number with the control room told before.

## Who may decide

Gwen Pryce, Dr Ward, Imran Shah. Out of hours the doctor on call.`,
    steps: [],
  },
  {
    key: 'fen-line-stop',
    kind: 'runbook',
    title: 'Fennick: filling line stands still for labels',
    owner: 'kwame.mensah',
    reviewIn: -2,
    classes: ['printer', 'application'],
    tags: ['production', 'labels'],
    client: 'FEN',
    body: `Without batch labels the filling line in Wells stops after **11 minutes**, then milk has to be thrown away from minute 40. Call Martin Whitlock at once, also at five in the morning.

## Path of a label

Traceability program > print service on the application server > queue > printer at the line. Each part can be tested alone; begin at the printer, it is the fastest.

## Plan B

Spare printer on the trolley in dispatch, same size of label. It has the same address when plugged in at the line: **unplug the other one first**.`,
    steps: [
      act('Call the plant manager: since when, which line', 'Martin Whitlock, or the shift lead.'),
      check('Printer at the line prints its own configuration label', 'Feed and Cancel. No: trolley.'),
      choose('Only this line or all?', ['Only this line', 'All lines'], ''),
      check('Queue on the print server is empty or moves', 'Else "Printer queue stuck".'),
      check('Print service of the traceability program runs', 'Service "TraceBatch Print". Restart once.'),
      act('Trolley printer to the line, other one unplugged', 'Three minutes.'),
      measure('Time from the call to the first good label', 'min', 0, 11, ''),
      check('Batch number on the first label is the one of the tank', 'Quality has to confirm, Nadia Hartley.'),
    ],
  },
];
