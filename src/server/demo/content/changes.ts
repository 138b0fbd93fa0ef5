import type { PracticeTemplate } from './ticket-templates.ts';

/** Changes: each says what is done, how it is taken back, how it is tested, and when. */
export const CHANGES: readonly PracticeTemplate[] = [
  {
    key: 'firmware-firewall',
    title: 'Firmware of {asset} to [[7.4.5|the recommended release]]',
    description: '**Why** Security advisory of the maker, affects the VPN portal.\n\n**Steps** Save configuration, upload image, restart, check HA, VPN and rules.\n\n**Back-out** Boot the second partition with the release of before, 6 minutes.\n\n**Test** Two VPN users, payment terminal, telephony in both directions.\n\n**Window** Sunday 22:00 to 23:30 local time.',
    category: 'Network, firewall', group: 'Network', classes: ['firewall'], impact: 'high', urgency: 'medium', minutes: [60, 120], runbook: 'firmware-fortigate',
    notes: { assess: 'Upgrade path checked with the table of the maker: one step in between is needed. Memory on this model is enough.', authorise: 'Risk moderate: impact 3, back-out tested on the same model in October.', scheduled: 'Window agreed, {contact} tells the night shift. On call: {tech}.', implement: 'Started 22:04. Image 1 in 5 min, image 2 in 6 min, rules and VPN up. Two users tested.', review: 'No ticket on Monday morning that has to do with it. Memory at {52-61} %.', closed: 'Successful.', cancelled: 'Replaced by the next release, new change follows.' },
  },
  {
    key: 'switch-release',
    title: 'Release 17.9.5 on {asset}',
    description: '**Why** Known error in the PoE controller (0x4F).\n\n**Steps** Copy image, install add, activate, commit. Reload takes 7 minutes, all ports of the switch are off.\n\n**Back-out** install rollback to base.\n\n**Test** PoE budget, one phone, one access point, uplink errors.\n\n**Window** after closing time.',
    category: 'Network, switch', group: 'Network', classes: ['switch'], makes: ['Cisco'], impact: 'medium', urgency: 'medium', minutes: [45, 90],
    notes: { assess: 'Image verified by hash, flash has {410-900} MB free. Devices on the switch: {17-41}.', authorise: 'Risk low. Owner of the site asked.', scheduled: 'Tuesday 19:00, reception knows that phones are off.', implement: 'install activate took 6:40, all ports up, PoE {380-430} W.', review: 'No error 0x4F since.', closed: 'Successful.', cancelled: 'Switch is replaced instead.' },
  },
  {
    key: 'core-reload',
    title: 'Core switch {asset}: reload and [[new uplinks|second power feed]]',
    description: '**Why** Second feed for the rack, both power supplies on one circuit today.\n\n**Steps** Move power supply B to feed B, check, reload for the new boot variable.\n\n**Back-out** Power supply B back to feed A.\n\n**Test** show environment, ping of all access switches.\n\n**Window** Wednesday 18:00 to 18:45.',
    category: 'Network, switch', group: 'Field', classes: ['switch'], impact: 'high', urgency: 'low', minutes: [45, 90], runbook: 'rack-power-order',
    notes: { assess: 'Load of feed B measured: {2-6} A of 16 A. Everything behind the core is off for 8 minutes during the reload.', authorise: 'Risk high by criticality 1. Change board has to vote.', scheduled: 'Change board agreed, client informed three days before.', implement: 'Supply moved, both green. Reload 7:50, all access switches back.', review: 'One phone needed a restart. Otherwise as planned.', closed: 'Successful with issues: one phone.', cancelled: 'Electrician moved the date, will be opened anew.' },
  },
  {
    key: 'host-patch',
    title: 'Patch {asset}, [[update 3|security level of the quarter]]',
    description: '**Why** Quarterly patch level of the hosts.\n\n**Steps** Evacuate, maintenance mode, patch, restart, hardware check, back into the cluster.\n\n**Back-out** Boot the alternate image.\n\n**Test** Machines move on and off, storage paths, time.\n\n**Window** no interruption expected, after 18:00 all the same.',
    category: 'Server', group: 'Systems', classes: ['hypervisor'], impact: 'medium', urgency: 'low', minutes: [60, 120],
    notes: { assess: 'Other host carries all machines: memory {61-84} %. Driver for the storage card is in the list of the maker.', authorise: 'Standard by its kind, first time with this level, so treated as normal.', scheduled: 'Thursday 18:30.', implement: 'Evacuated in 12 min, patched, restart 9 min, hardware status green.', review: 'Both hosts on the same level.', closed: 'Successful.', cancelled: 'Maker withdrew the level.' },
  },
  {
    key: 'sql-snapshot',
    title: 'Snapshot isolation for {asset}',
    description: '**Why** Blocking between reports and entry.\n\n**Steps** Users out, ALTER DATABASE ... SET READ_COMMITTED_SNAPSHOT ON, check tempdb.\n\n**Back-out** Same statement with OFF.\n\n**Test** Report and entry side by side, tempdb growth for a day.\n\n**Window** ten minutes without users.',
    category: 'Database', group: 'Systems', classes: ['database'], impact: 'high', urgency: 'medium', minutes: [30, 60],
    notes: { assess: 'Maker supports it from the installed version on, in writing. tempdb has {60-140} GB.', authorise: 'Risk moderate. Approver of the client asked.', scheduled: 'Friday 17:15.', implement: 'Switched in 3 seconds, users back at 17:24.', review: 'No blocking above 5 s in a week, tempdb at {4-11} GB.', closed: 'Successful.', cancelled: 'Maker delivers another fix.' },
  },
  {
    key: 'wlan-6ghz',
    title: 'Wi-Fi: WPA3 and new channel plan at {site}',
    description: '**Why** Interference of neighbours, security baseline.\n\n**Steps** Transition mode, channel plan, minimum rates, one area after the other.\n\n**Back-out** Saved profile of the group.\n\n**Test** Old scanners first, then laptops and phones, walk through all rooms.\n\n**Window** two evenings.',
    category: 'Network, Wi-Fi', group: 'Network', classes: ['access-point'], impact: 'medium', urgency: 'low', minutes: [90, 180],
    notes: { assess: 'Two scanner models know only WPA2: they keep an SSID of their own.', authorise: 'Risk moderate.', scheduled: 'Two evenings, first the offices.', implement: 'Offices done, {18-44} clients, no complaint.', review: 'Airtime use at noon {31-46} % instead of {58-77} %.', closed: 'Successful.', cancelled: 'Waits for new scanners.' },
  },
  {
    key: 'server-move',
    title: 'Move {asset} to [[the new host|new storage]]',
    description: '**Why** Old host leaves support.\n\n**Steps** Full backup, live move of the disks, move of memory, check.\n\n**Back-out** Move back, the old copy stays for a week.\n\n**Test** Service check by the contact, backup on the new place.\n\n**Window** live, load is low after 19:00.',
    category: 'Server', group: 'Systems', classes: ['virtual-machine'], impact: 'medium', urgency: 'low', minutes: [60, 120],
    notes: { assess: 'Disk {180-900} GB, measured {310-520} MB/s between the storages: {10-40} minutes.', authorise: 'Risk low.', scheduled: 'Monday 19:00.', implement: 'Moved without interruption.', review: 'Backup of the night on the new place good.', closed: 'Successful.', cancelled: 'Machine is given up instead.' },
  },
  {
    key: 'mail-dmarc',
    title: 'DMARC to quarantine for {domain}',
    description: '**Why** Forged mails in the name of the client.\n\n**Steps** Reports of 30 days read, missing senders into SPF and DKIM, then p=quarantine; pct=25, 50, 100.\n\n**Back-out** p=none, works within an hour (TTL 3600).\n\n**Test** Mail to three large providers, reports daily.\n\n**Window** none needed.',
    category: 'Microsoft 365, mail', group: 'Cloud', classes: ['domain'], impact: 'medium', urgency: 'low', minutes: [45, 90],
    notes: { assess: 'Reports show {3-6} senders: newsletter service and the ticket machine of the car park were missing.', authorise: 'Risk low.', scheduled: 'Three steps, one a week.', implement: 'pct=100 since today, {0-4} legitimate mails in quarantine at the first step, none now.', review: 'Forged mails go to quarantine, {140-900} a week.', closed: 'Successful.', cancelled: 'Client changes the mail service first.' },
  },
  {
    key: 'ups-bypass',
    title: 'Replace {asset}, {room}',
    description: '**Why** UPS is nine years old, spare parts end.\n\n**Steps** Devices with two supplies stay on, those with one are shut down in order; exchange; test on battery 5 minutes.\n\n**Back-out** Old UPS stays in the room until the test is passed.\n\n**Test** Pull the plug, shutdown signal at 20 %.\n\n**Window** Saturday 8:00 to 11:00.',
    category: 'Power, UPS', group: 'Field', classes: ['ups'], impact: 'high', urgency: 'low', minutes: [120, 240], runbook: 'rack-power-order',
    notes: { assess: 'Load {900-1600} W, new one carries 2700 W. Socket is 16 A, fits.', authorise: 'Risk high by criticality of what hangs on it. Board and client.', scheduled: 'Saturday, {contact} opens at 7:45.', implement: 'Down 8:10, up 9:35, battery test 5 min passed, signal arrives at all hosts.', review: 'Runtime {22-31} min.', closed: 'Successful.', cancelled: 'Room is given up next year, new batteries instead.' },
  },
  {
    key: 'vlan-cameras',
    title: 'Cameras of {site} into a network of their own',
    description: '**Why** Cameras and computers share a network.\n\n**Steps** VLAN 90 on all switches, rule to the recorder only, ports moved one by one.\n\n**Back-out** Ports back to VLAN 30.\n\n**Test** Recording of each camera, no way from a camera to a computer.\n\n**Window** during the day, each camera is away for 2 minutes.',
    category: 'Network, security', group: 'Network', classes: ['camera'], impact: 'low', urgency: 'low', minutes: [60, 120],
    notes: { assess: '{6-22} cameras, recorder has a second network card.', authorise: 'Risk low.', scheduled: 'Next visit.', implement: 'All moved, two needed their address by hand.', review: 'Recording has no gap longer than 3 minutes.', closed: 'Successful.', cancelled: 'Done with the new recorder.' },
  },
  {
    key: 'backup-immutable',
    title: 'Backup copies of {client} [[immutable for 14 days|off site]]',
    description: '**Why** Protection from extortion.\n\n**Steps** Hardened repository, new copy job, restore test.\n\n**Back-out** Old job stays active for a month.\n\n**Test** Delete must fail, one machine restored into an isolated network.\n\n**Window** none needed, first full copy at night.',
    category: 'Backup', group: 'Systems', classes: [], impact: 'medium', urgency: 'medium', minutes: [90, 180], runbook: 'restore-veeam-vm',
    notes: { assess: 'Data {3-9} TB, line allows {1-2} TB a night: first copy takes the weekend.', authorise: 'Risk low.', scheduled: 'Friday 20:00.', implement: 'Copy complete Sunday 11:20. Delete attempt refused, as wanted.', review: 'Restore of the domain controller into the isolated network in 14 minutes.', closed: 'Successful.', cancelled: 'Goes with the new storage.' },
  },
  {
    key: 'windows-11',
    title: 'Windows 11 for [[reception|accounts|the desks in {room}]]',
    description: '**Why** Windows 10 is out of support.\n\n**Steps** Readiness by the management, backup of profile, in-place update by night, three desks a night.\n\n**Back-out** Go back within ten days.\n\n**Test** Line-of-business program, printing, card reader.\n\n**Window** 19:00 to 6:00.',
    category: 'Workplace, computer', group: 'Service desk', classes: ['workstation'], impact: 'low', urgency: 'medium', minutes: [60, 150],
    notes: { assess: '{asset} and {3-9} more can take it, {1-4} have no TPM 2.0 and are replaced.', authorise: 'Risk low, first time at this client: one desk as pilot.', scheduled: 'Pilot Monday, then three a night.', implement: 'Pilot good, card reader needed a new driver.', review: 'All desks done, one gone back because of a scanner.', closed: 'Successful with issues: one scanner.', cancelled: 'Desks are replaced instead.' },
  },
  {
    key: 'guest-portal', title: 'Standard: add a VLAN for [[visitors|the caterer]] at {site}', description: 'From the approved template "VLAN with internet only".\n\n**Steps** VLAN on switches and firewall, SSID, limit 20 Mbit/s.\n\n**Back-out** Remove, nothing depends on it.\n\n**Test** Internet yes, client network no.',
    category: 'Network', group: 'Network', classes: ['switch'], impact: 'low', urgency: 'low', minutes: [30, 60],
    notes: { assess: 'Fits the template.', authorise: 'Template approved by the board.', scheduled: 'Any day.', implement: 'Done, tested with a phone.', review: 'Used by {3-14} devices.', closed: 'Successful.', cancelled: 'Uses the guest network that is there.' },
  },
  {
    key: 'dc-upgrade', title: 'New domain controller beside {asset}', description: '**Why** Windows Server 2016 ends.\n\n**Steps** New machine, promote, move roles, DNS and DHCP, a week side by side, demote.\n\n**Back-out** Roles back; the old one stays a week.\n\n**Test** dcdiag, sign-in with the old one off, time, DHCP.\n\n**Window** roles after 19:00.',
    category: 'Server, directory', group: 'Systems', classes: ['virtual-machine'], impact: 'high', urgency: 'low', minutes: [120, 240],
    notes: { assess: 'Schema version fits, SYSVOL replicates by DFSR. Two devices have the old address set by hand.', authorise: 'Risk moderate.', scheduled: 'Roles on Thursday, demotion a week later.', implement: 'Roles moved, dcdiag clean, time from two sources.', review: 'Old one off for a week, no ticket.', closed: 'Successful.', cancelled: 'Goes with the move to the cloud directory.' },
  },
  {
    key: 'pbx-update', title: 'Telephone system: update and new [[announcements|queue]]', description: '**Why** Release without support.\n\n**Steps** Backup, update, restart, announcements.\n\n**Back-out** Snapshot of the machine, 5 minutes.\n\n**Test** In, out, emergency number with the control room informed, queue, fax.\n\n**Window** 20:00 to 20:30.',
    category: 'Telephony', group: 'Service desk', classes: [], impact: 'high', urgency: 'low', minutes: [45, 90],
    notes: { assess: 'Phones must be on firmware 108.86: {2-5} are not.', authorise: 'Risk moderate, telephony is critical for the client.', scheduled: 'Tuesday 20:00.', implement: 'Update 11 min, all phones registered, test calls good.', review: 'One desk phone needed its template again.', closed: 'Successful.', cancelled: 'Waits for the new phones.' },
  },
];
