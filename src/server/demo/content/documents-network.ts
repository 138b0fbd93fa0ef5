// A table of content: as long as there is content, and nothing else in it.
import { act, check, choose, type DocumentSeed, measure } from './document-seed.ts';

/** Runbooks for lines, firewalls, switches, wireless and telephony. */
export const NETWORK_DOCUMENTS: readonly DocumentSeed[] = [
  {
    key: 'recover-poe-9200l',
    kind: 'runbook',
    title: 'Recover PoE on Catalyst 9200L',
    owner: 'ines.calder',
    reviewIn: 110,
    classes: ['switch'],
    tags: ['cisco', 'poe'],
    body: `## When to use it

Several ports of a 9200L lose PoE at once while the data link stays up. \`show power inline\` reads 0.0 W and the log holds \`%ILPOWER-3-CONTROLLER_PORT_ERR\`, often with code \`0x4F\`.

## Before you start

> [!WARNING]
> Phones, access points and cameras on this switch are off for up to ten minutes. Say so to the site first, and ask about lifts and door intercoms: some hang on PoE.

You need: console cable (RJ45 or USB-C), PoE tester and multimeter, a spare switch or power supply if the site has criticality 1.

\`\`\`
switch# show power inline | include Gi1/0/1
Gi1/0/1   auto   fault      0.0   n/a     n/a   30.0
\`\`\`

## Way back

The start keeps the saved configuration. If the switch does not come up within 12 minutes: hold MODE for 10 s at power-on, boot \`packages.conf\` from flash, and load the file of step 2.

## Why it works

The PoE controller has a counter of its own that overflows on releases before 17.9.5. Only a real loss of power resets it; \`reload\` does not. More in [[document ke-poe-0x4f]].`,
    steps: [
      measure(
        'Read the PoE budget in use',
        'W',
        0,
        740,
        '`show power inline` first line. 740 W available on the 48-port model, 370 W on the 24-port one. Above 90 % the budget itself is the fault.',
      ),
      act(
        'Save the running configuration to a file',
        '`copy running-config tftp:` or over USB. Name: device, date, time.',
      ),
      act('Tell the site: phones and cameras off for ten minutes', 'Note whom you told.'),
      check(
        'Second power feed is live',
        'Both LEDs of the supplies green. With one feed only, say that the data link drops as well.',
      ),
      act('Pull both power cords for 30 seconds, then plug in again', 'All of it: a reload is not enough.'),
      measure(
        'Measure PoE voltage on the first port',
        'V',
        44,
        57,
        'Tester in line, pair 4/5 against 7/8, one minute after the start. Below 44 V the supply is weak.',
      ),
      choose(
        'Stable for five minutes?',
        ['Yes, go to the last step', 'No, swap'],
        '`show power inline` every minute, no port in fault.',
      ),
      act(
        'Swap the power supply or the switch, keep the order of the ports',
        'Photo of the front before. Load the file of step 2 into the spare.',
      ),
      check(
        'Phones register, access points join, cameras show a picture',
        'One of each, then the whole list in monitoring.',
      ),
    ],
  },
  {
    key: 'line-down',
    kind: 'runbook',
    title: 'Internet line down at a site',
    owner: 'ines.calder',
    reviewIn: 64,
    classes: ['circuit', 'modem', 'firewall'],
    tags: ['line'],
    body: `## When to use it

Monitoring loses the gateway of the provider, or the site says "no internet".

## Before you start

Have the circuit number, the support phone and the PIN ready: they stand on the circuit in the records, the PIN is in the vault. Ask on the phone whether there was a power cut or building work.

## Read the ONT

| LED | means |
|---|---|
| PON steady, LOS off | light is there, look behind it |
| PON blinks | no sign-in: provider |
| LOS red | no light: cable or street |
| all off | power supply, mostly 12 V 1 A |

## Way back

Failback of the firewall is automatic after 60 s without loss. Where it is not: set the priority of the default route of wan1 below that of wan2.`,
    steps: [
      choose(
        'Which line is the site on now?',
        ['Backup line', 'None'],
        'Firewall: default route, or the public address seen from outside.',
      ),
      check(
        'ONT or modem has power and its normal lights',
        'See the table above. Ask for a photo if nobody of us is there.',
      ),
      act(
        'Restart the ONT once: 30 seconds without power',
        'Only once, and only if the provider does not ask to leave it as it is.',
      ),
      measure(
        'Read the received light level',
        'dBm',
        -27,
        -8,
        'In the page of the ONT, or by the provider. Below -27 dBm: dirty plug, bend or cut.',
      ),
      check('Firewall port has link and the address of the provider', 'wan1 up, address or PPPoE session there.'),
      act(
        'Open a fault with the provider',
        'Circuit number, since when, lights, level. Note reference and target of repair in the ticket.',
      ),
      measure(
        'Loss on the backup line',
        '%',
        0,
        2,
        '100 pings to the gateway of the provider. Above 2 %: tell the site to avoid video.',
      ),
      act('Tell the site what works and until when', 'Telephony, card terminals, VPN: name them one by one.'),
      check('After the repair: failback done, no loss for 30 minutes', ''),
    ],
  },
  {
    key: 'vpn-down',
    kind: 'runbook',
    title: 'VPN down: checklist for one user and for all',
    owner: 'tom.adeyemi',
    reviewIn: 21,
    classes: ['firewall', 'laptop'],
    tags: ['vpn', 'fortinet', 'sophos'],
    body: `## When to use it

A user cannot connect, or the tunnel drops. First decide: one user or all. All means the firewall, its certificate or the line.

## Signs

- "Credential or SSLVPN configuration is wrong (-7200)": password, group or second factor.
- Stops at 40 %: the client cannot reach the portal, mostly the network it is in.
- Stops at 98 %: driver of the adapter, reinstall.
- Drops after 5 to 11 minutes: NAT of the home router forgets the session; shorten the keepalive.

## Keepalive that works

\`\`\`
config vpn ipsec phase1-interface
  edit "users"
    set nattraversal enable
    set keepalive 10
    set dpd on-idle
    set dpd-retryinterval 20
end
\`\`\``,
    steps: [
      choose('One user or all?', ['One user', 'All users'], 'Ask a second user, or look at the list of tunnels.'),
      check('Line of the site is up', 'Else follow "Internet line down at a site".'),
      check('Certificate of the portal is valid', 'Browser to the portal address. Ended: "Renew a TLS certificate".'),
      check(
        'User is in the VPN group and not locked',
        'Domain account: lockout, password age. Second factor registered.',
      ),
      act(
        'Have the user try over the hotspot of the mobile',
        'Works there: home router or network. Fails there too: account or client.',
      ),
      measure(
        'Round trip from the user to the firewall',
        'ms',
        1,
        120,
        'Above 120 ms or with jitter the tunnel works but files are slow.',
      ),
      measure(
        'Largest packet that passes through the tunnel',
        'bytes',
        1280,
        1420,
        '`ping -f -l 1392 server`, go down by 20 until it passes. Below 1280: set the MTU of the adapter.',
      ),
      act('Renew the profile or reinstall the client', 'Profile comes by the management; restart afterwards.'),
      check('Connected for 15 minutes, drives and the main program work', ''),
    ],
  },
  {
    key: 'ap-not-joining',
    kind: 'runbook',
    title: 'Access point does not join',
    owner: 'ines.calder',
    reviewIn: 180,
    classes: ['access-point', 'switch'],
    tags: ['wi-fi'],
    body: `## When to use it

An access point is missing in its controller or cloud, blinks, or serves no network. Neighbours are fine.

## Order of causes, from the field

1. No PoE or too little (needs 802.3at: 25.5 W at the port, not 15.4 W).
2. Wrong VLAN or no DHCP on the port.
3. Time is wrong, so the certificate is "not valid yet".
4. DNS or firewall: controller name not resolved, UDP 5246/5247 or TCP 443 blocked.
5. Country or licence does not match.
6. Hardware, seldom.`,
    steps: [
      measure(
        'PoE power at the port',
        'W',
        5,
        26,
        '`show power inline` or the page of the switch. Below 5 W it does not start, class 0 with 15.4 W: radios are reduced.',
      ),
      check('Link is 1 Gbit/s full duplex', '100 Mbit/s points to a broken pair in the cable.'),
      check(
        'Port carries the management VLAN untagged and the client VLANs tagged',
        'Compare with the port of a neighbour that works.',
      ),
      check('Access point got an address by DHCP', 'Lease list by MAC. None: cable test over the switch.'),
      check('Name of the controller resolves and answers from this VLAN', 'From a laptop on the same port.'),
      check('Time source reachable (UDP 123)', 'Console: date of 1 January means no time since the start.'),
      act('Port off for 20 seconds, then on', 'Watch the console or the log of the controller for the join.'),
      choose('Joined?', ['Yes', 'No, factory reset', 'No, replace'], 'Reset: pin for 15 s at power-on.'),
      measure('Signal two metres away, 5 GHz', 'dBm', -50, -30, 'Any phone with a Wi-Fi app.'),
    ],
  },
  {
    key: 'firmware-fortigate',
    kind: 'runbook',
    title: 'Firmware of a FortiGate',
    owner: 'ines.calder',
    reviewIn: -6,
    classes: ['firewall'],
    tags: ['fortinet', 'change'],
    body: `## When to use it

Planned update in a window, or an advisory. Always by a change.

## Before you start

- Upgrade path by the table of the maker: never skip a step, the configuration is migrated at each.
- Read "changes in default behaviour" for each step. Since 7.2 the SIP helper and the SSL-VPN defaults have bitten us.
- Backup with password, and a copy of the licence state.
- HA pair: update the pair, the standby goes first by itself.

## Way back

\`execute set-next-reboot secondary\` and \`execute reboot\`: the partition of before with its configuration, about six minutes. Only until the next change is saved.`,
    steps: [
      act(
        'Save the configuration, encrypted, with the date',
        'System > Configuration > Backup. File into the record of the firewall.',
      ),
      measure('Free memory', '%', 30, 100, '`get system performance status`. Below 30 % first restart without update.'),
      check('Time, licence and HA are in order', '`get system ha status`: in sync. NTP synchronised.'),
      act(
        'Note sessions, tunnels and routes before',
        '`get vpn ipsec tunnel summary`, `get router info routing-table all`.',
      ),
      act(
        'Upload the image of the next step of the path',
        'Wait for the restart, 4 to 8 minutes. Repeat for each step.',
      ),
      check('Rules, VPN and routes as before', 'Compare with the notes.'),
      check('SIP helper and ALG are off where the site has telephony', '`diagnose sys sip status` shows none.'),
      check('Two VPN users, a card terminal and a call in each direction work', ''),
      measure('Memory after 15 minutes', '%', 20, 75, 'In use. Above 75 % watch for conserve mode.'),
      choose(
        'All good?',
        ['Yes, close the change', 'No, go back'],
        'Decide at latest 20 minutes before the end of the window.',
      ),
    ],
  },
  {
    key: 'replace-access-switch',
    kind: 'runbook',
    title: 'Replace an access switch',
    owner: 'ines.calder',
    reviewIn: 240,
    classes: ['switch'],
    tags: ['field'],
    body: `## When to use it

An access switch is broken or due. One person, 45 minutes, devices on it are off for about 15.

## Before you start

Spare with the same number of ports, SFPs, console cable, labels, short steps. Last configuration from the backup on the laptop, not in the cloud: there is no network while you work.

## Mind

- Release of the spare equal to or above that of the old one.
- Serial numbers change: support contract and records.
- Stack member: set the number and priority before it joins.`,
    steps: [
      act('Photo of the front, ports readable, and of the rear', 'Both go to the asset.'),
      check('Last backup of the configuration is younger than the last change', 'Compare date with the history.'),
      act('Load release and configuration into the spare on the bench', 'Hostname, address, VLANs, uplink, PoE.'),
      act('Tell the site and start', 'Note the time.'),
      act('Label every cable with its port, then pull', 'Painter tape and pen do.'),
      act('Mount, power, uplink first', 'Two M6 at the bottom first: it weighs 5 kg.'),
      measure('Receive level of the uplink', 'dBm', -14, -1, '`show interfaces transceiver`.'),
      act('Plug the ports in the order of the photo', ''),
      check('Number of devices with link as before, PoE devices up', 'Compare with monitoring.'),
      act('Scan the new serial, set the old asset to retired', 'Relationships move to the new one.'),
    ],
  },
  {
    key: 'ke-poe-0x4f',
    kind: 'known-error',
    title: 'Catalyst 9200L: PoE controller error 0x4F',
    owner: 'ines.calder',
    reviewIn: 75,
    classes: ['switch'],
    tags: ['cisco', 'poe'],
    body: `**Symptom** More than 16 ports lose PoE at the same moment, data stays. Log: \`%ILPOWER-3-CONTROLLER_PORT_ERR ... 0x4F\`. Uptime is above 180 days.

**Cause** A counter of the PoE controller overflows. Known to the maker; releases before 17.9.5.

**Workaround** Cold start: both power cords out for 30 seconds. Holds for five to seven weeks. See "Recover PoE on Catalyst 9200L".

**Fix** Release 17.9.5 or later, by change, most critical sites first. A weak power supply makes it likelier: measure it (44 to 57 V) when you are there.`,
    steps: [],
  },
];
