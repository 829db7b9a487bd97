"""Words that mean the same at a help desk, words that say nothing, and words of other desks.

Plain data, in English; the words of texts are compared as stems, so one form of each is enough.
An entry of several words is found where they stand together, with pronouns and articles
between them left out.
"""

SAME = """
tablet: ipad, tablet, pad
phone: phone, iphone, mobile, handset, smartphone, cellphone, cell
gadget: device, gadget, phone, iphone, tablet, ipad, mobile, handset, smartphone, machine
computer: computer, pc, laptop, notebook, desktop, workstation, machine
mac: mac, macbook, imac
android: android, samsung, galaxy, pixel, huawei, xiaomi, oneplus, motorola, nokia
windows: windows, w10, w11, win10, win11
apple phones: iphone, ipad, apple device, apple phone, apple tablet, ios, ipados
employer: company, firm, corporate, business, organisation, organization, work, employer, office, \
 school, our it
it: admin, administrator, it, support, helpdesk, service desk
app: app, application, portal app, program, software
portal app: company portal, work app, company app, portal app, registration app, firm app, \
 companys app, firms app, portal, companys portal, firms portal, businesss app, companys registration app, \
 companys registration, unternehmensportal
add: enrol, register, add, sign up, sign on, join, connect, onboard, put under management, \
 come under management, get in, bring in, take in, go on, come in, let in, let through, go through, \
 get through, put on, be added, accept, activate, hook up, attach
refused: refuse, reject, turn away, turn down, deny, decline, block, not allow, not let, wont let, \
 will not let, not accept, wont accept, will not accept, not permit, throw out, throw back, not entitled, \
 may not, cannot be added, cannot add, not take, wont take, will not take, not get in, cannot get in, \
 not be accepted, wont be accepted, not authorised, not authorized, unauthorised, forbid, stop, \
 not like, complain, moan, displease, bounce, kick out, not let through, no right, not supported, \
 lock out, not admitted, not go on, will not go on, wont go on, shut out, no access, not be added
fails: fail, break, error, not work, does not work, doesnt work, wont work, problem, trouble, \
 fault, break off, crash, stop, go wrong, not possible, impossible, not succeed, abort, red, die, broken
cannot install: not install, wont install, will not install, doesnt install, not go on, wont go on, \
 will not go on, cannot install, not be installed, installation fail, refuse install, \
 will not be installed, install fail
too many: too many, maximum, limit, cap, number of devices, no more, full, how many, quota, \
 over the limit, used up, only have, count, so many, ceiling, permit per person, per person
old devices: old phone, old device, old ones, old handset, old tablet, dead phone, broken ones, \
 still under name, still on account, in drawer, still registered, still sit, handed back, old mobile, \
 previous phone, unused, out of use, no longer use
remove: remove, delete, take off, take away, throw out, get rid, unregister, drop, take out, \
 clean up, tidy, clean away, tidy up, throw away, discard, purge, clear out
wipe: wipe, erase, reset, factory reset, start over, set back
expired: expire, run out, lapse, past date, date in past, past yearly date, out of date, over, \
 ends, end, no longer valid, no longer good, overdue, stale, aged out, due, missed, ran off, \
 has ended, will end, is up
yearly: year, yearly, annual, annually, every year, twelve months, each year
renew: renew, renewal, extend, prolong, refresh
make new: create, make new, make a fresh, fresh one, make another, another one, new one, \
 brand new, instead of renew, instead of extend, from scratch, replace, made anew
certificate: certificate, cert, push certificate, push thing, apns, notification certificate, \
 push notification, pass, apple certificate, yearly apple thing, yearly apple, apple thing, \
 push page
invalid: invalid, not valid, no good, wrong, not right, bad, not correct, incorrect, not acceptable
licence: license, plan, subscription, entitle, entitlement, seat, product license, e3, e5
new person: starter, newcomer, joiner, new colleague, intern, trainee, temp, new employee, \
 new hire, new staff, began, first day, new user, account created, account made, \
 joined this week, started on, new accountant, new teacher, new driver, apprentice
new device: brand new, fresh, out of box, unpack, box, new ipad, new iphone, new phone, \
 new tablet, new device, new handset, newly bought, delivered, just bought, replacement, unboxed, \
 factory fresh, new one, new apple, new work phone, new company phone
first start: first start, start up, first switch on, switch on, setup assistant, set up, setup, \
 setup screens, welcome screens, first steps, startup, first setup, hello, first time, \
 turn on, turned on, power on, first screens, apple assistant, apple screens, first boot, \
 starting up, out of box
old: old, ancient, outdated, retire, elderly, first generation, years old, legacy, aged, \
 not been updated, never updated, never been updated, cannot be updated, hand me down, hand-me-down
old version: os version, ios version, ios 7, ios 9, old version, \
 never been updated, system old, not updated, model, generation
waiting: wait, hang, stick, stuck, stand still, keeps loading, wheel, spin, load, freeze, \
 endless, forever, not budge, never end, spinner, turning, not go further, \
 get no further, nothing happens, stands, sits, frozen, stall, stop dead, dead stop, no progress, \
 not move, never finish, hour, keep turning, time out, timeout
second factor: mfa, code, second factor, two step, two factor, multi factor, multifactor, 2fa, otp, \
 authenticator, second proof, verification, text message, sms, approve, two step login, \
 two step verification, confirm login, confirm sign in, second step, push message, one time, \
 second check, extra code
same device: same phone, very phone, very device, same device, very number, sim in, \
 phone being set up, phone am setting up, very iphone, that phone, itself
key: passkey, yubikey, fido, security key, security stick, smart card, smartcard, hardware key
own servers: adfs, ad fs, federation, federate, own sign in, own login, sign in server, \
 login server, own server, in house, ws trust, trust, endpoint, own sso, idp, \
 identity provider, usernamemixed, federation server, own sign-in
hardened: harden, tighten, lock down, secure, audit, security team, security switched off, \
 switch off, turned off, close, disable, security
sign in: sign in, log in, login, logon, log on, signin, credential, password, user name, username, \
 name and password, signing in, logging in
old sign-in: legacy, classic, plain, old style, older style, plain box, login box, old login, old sign in, \
 name and password box, box for name, old-fashioned
network: network, wifi, wi fi, wireless, wlan, lan, internet, firewall, proxy, connection, router
elsewhere: home, hotspot, other network, another network, mobile data, elsewhere, own wifi, own wi fi, \
 at home, own wireless, warehouse, building, office wireless, in the office
government: government, agency, federal, army, navy, defence, defense, dod, gcc high, gcc, military, \
 contractor, ministry, air force, public sector, us site, us account, dot us
normal cloud: commercial, dot com, com page, ordinary, everyday, everyone else, normal login, \
 public cloud, normal microsoft, login microsoftonline com, public page, normal page, normal sign in, \
 wrong cloud, commercial login
other device: second device, another device, different device, other device, second phone, \
 another iphone, second iphone, another phone, different phone
profile: profile, setup sheet, set up sheet, configuration, config, settings sheet, setup profile, \
 configuration profile, sheet
profile name: name, title, rename, call, label, called
bad signs: special character, odd character, emoji, smiley, slash, umlaut, funny sign, too long, \
 really long, long name, sign, symbol
department: department, section, unit, division, team, part of company, part of the company
support number: phone number, support number, telephone, digits, helpdesk number, \
 hotline, extension, support phone, help number, ring, number for help, help desk digits, telephone number
terms: term, condition, agreement, contract, legal, agree, legal text, click yes, say yes, \
 said yes, conditions, sign off, rules
bookmark: cursor, bookmark, marker, spot, where left off, lost place, lost its place, \
 position, place where
sync: sync, fetch, come over, come across, bring over, pull, transfer, match, get devices, \
 update list, sync button, talk, load devices, refresh list, show up, appear
token: token, link between, apple link, connection between, connect with apple, \
 pass between, link to apple, server token, connection to apple, connected with apple, dep token, \
 connection with apple, vpp token
apple list: apple business manager, apple school manager, abm, asm, business manager, apple portal, \
 apple site, apple business, business portal, bought devices, apple list, list of devices, \
 apple page, apple website, apple business site, business site, apples list, apples portal, apples site, \
 apples business portal, apples business site, apples page, list of bought, apple side, dep, purchased
server entry: server entry, server list, mdm server, entry, entry in apple, server at apple
not appear: not show up, not appear, invisible, missing, not in list, not come over, do not come over, \
 no newly, not arrive, never arrive, do not show up, stays invisible, not there, isnt in, isnt there, \
 nowhere
upload: upload, hand over, hand in, send up, put into, file, last button, \
 put in, pick
website error: ajax, web call, website, site throws, browser, portal answers, web page
authority: authority, in charge, who manages, management authority, responsible, in charge of devices
name changed: surname, wedding, married, name change, changed name, login changed, spelled different, \
 address differs, renamed, spelled differently, different name, old directory, local directory
small plan: basic mobility, office plan, microsoft 365, small business, office 365, simple phone management, \
 business plan, not full product, no full intune, small management, m365
other management: other firm, another firm, another company, previous employer, last employer, \
 former employer, worked for, worked before, old employer, management entry, their management, \
 other company, other management, last job, old job, school
former user: former owner, previous user, handed over, second hand, leaver, somebody who left, \
 predecessor, used by colleague, took over, was used, person who left, colleague before, handed to, \
 earlier user, used before, different user
left company: leaver, retire, no longer here, left company, has left, left us, not here any more, \
 gone from company, no longer work, \
 nobody has his login, account closed
not compliant: compliant, compliance, conditional access, noncompliant, not compliant
silent: silent, quiet, not answer, stop report, no update, nothing arrives, not respond, dead to us, \
 not check in, inactive, not report, stopped reporting, stop answering, no longer answer, \
 do not answer, report in
everyone: everyone, everybody, nobody, all, no one, not one, every, several, none of, all three, \
 colleagues, all new
private start: private, normal ipad, normal phone, bought in shop, like a shop, own one, ordinary ipad, \
 as if bought, consumer, private phones, normal one
no company page: never says anything, no word of, company screens skipped, no company, no sign of, \
 takes over never, never comes, skip, behave like, belongs to company, nothing about company, \
 never asks, step never came, no management, not managed, ignores management, ignore, ignores our management
shared: share, shared, several people, kiosk, pupils, classroom, lobby
no user: belongs to no one, belongs to nobody, no user, nobody, without user, userless, user less
bulk account: enrollment manager, enrolment manager, bulk account, technician, bulk, manager account, dem
group: group, member, membership, added to group, put in group
number of tokens: too many devices, hundred thousand, large fleet, quarter million, single token
denial: not, no, nothing, nobody, none, without, lack, miss, lose, gone, disappear, vanish, wrong, \
 old, instead
grey button: grey, gray, greyed, not clickable, cannot be clicked, inactive, button missing, \
 cant be clicked, cannot press, greyed out, cannot click
ownership: ownership, property, corporate, counts as, owned, personal
clock: clock, time, date, hours behind, years behind, time zone
domain: domain, mail ending, suffix, ending, address ending
work profile: work profile, work area, work part, briefcase, separate area, separate work
encrypt: encrypt, encryption, encode
virtual: virtual, vm, vmware, parallels, simulated, virtualbox
autopilot: autopilot, hash, hardware hash, csv, import
clone: clone, image, copy, template, sysprep, imaging
group policy: group policy, gpo, policy, gpupdate
setup page: enrollment status page, esp, installs apps, app phase, status page
cancel: cancel, subscription ended, cancelled, terminate
store: app store, store, shop, apples shop, downloaded himself, by hand, himself, herself
configuration manager: sccm, configuration manager, configmgr, co management, comanagement, \
 co managed, mecm
"""

FAULTS = (
    "refused", "fails", "cannot install", "too many", "expired", "invalid", "waiting", "silent",
    "not appear", "not compliant", "no company page", "website error", "grey button", "denial",
)  # fmt: skip
"""The entries above by which people say that something goes wrong."""

NOISE = """
a an the this that these those i you he she it we they me him her us them my your his its our their
mine yours ours theirs who whom whose which what when where why how there here
am is are was were be been being do does did done doing have has had having will would shall should
can could may might must cant dont doesnt didnt isnt wasnt wont hasnt havent arent couldnt ive im id
hes shes theyre weve youre whats lets
and or but nor so if then than because as while until since before after though although
to of in on at by for from with without into onto over under up down out off about through during
between against again just only also very really quite still yet ever even too now today yesterday
tomorrow morning afternoon evening night week weeks day days month months monday tuesday wednesday
thursday friday saturday sunday january february march april june july august september october
november december minute minutes hour hours ago
say says said tell tells told get gets got go goes going went gone come comes came see sees saw seen
show shows shown want wants wanted try tries tried trying think know knows need needs like look looks
seem seems make makes made take takes took put puts use uses used using let
one two three four five six seven eight nine ten first second third some any each every all both
more most other another such own same
hello hi hey dear thanks thank please regards kind sincerely good sorry yes ok okay well
mr mrs ms fwd fw re subject sent original message ticket inc caller user users agent details
description short number nothing something anything everything thing things someone somebody anyone
anybody everyone everybody way kind sort lot bit much many few little big small
got ll ve don didn doesn isn wasn hasn haven won couldn wouldn
der die das den dem des ein eine einen einem einer und oder aber nicht kein keine ist sind war wird
werden hat haben ich du er sie es wir ihr mich mir uns bei beim vom von zum zur mit nach aus auf im in
an am als wie was wenn dann nur noch auch schon seit immer kann koennen konnen bitte hallo guten tag
morgen gruss gruesse danke fehler steht kommt geht gibt man mal da hier
le la les un une des du de et ou mais ne pas est sont etait etre avoir je tu il elle nous vous ils
elles mon ma mes son sa ses notre votre leur ce cette ces que qui quoi dont au aux en dans sur sous
par pour avec sans depuis bonjour bonsoir merci quand lors faire fait dit
el los las unos unas y o pero no es son era ser estar esta este hay yo tu ella nosotros ustedes mi su
sus lo al del con por para sin desde hola buenos buenas dias tardes gracias que cuando se me le pone
sale aparece hacer
i w z na do nie jest sa byl byla to ten ta te ja ty on ona my wy oni moj moja jego jej nasz sie przy
od po za dla bez jak co czy ale lub oraz prosze dzien dobry witam czesc dziekuje mam pojawia widac
"""

ELSEWHERE = """
printer printing paper toner cartridge scanner scan fax copier photocopier plotter
coffee kitchen canteen lift elevator parking door badge heating lamp 
vpn outlook mailbox inbox calendar invitation newsletter spam phishing signature
zoom webex channel chat whatsapp skype slack meeting conference headset microphone speaker webcam
camera beamer projector mouse pointer keyboard monitor display docking dock touchpad hdmi
excel powerpoint spreadsheet macro pivot pdf adobe acrobat photoshop font 
sap crm erp till cashier invoice payroll checkout salary purchase budget finance
battery charger cable glass cracked spilled stolen steal thief theft
robbed pickpocket van tram taxi airport hotel flight travel trip holiday vacation
roaming netflix streaming tv television game gaming steam spotify tiktok youtube faceinstagram
wallpaper music movie bank tan payment shop webshop supplier customer guest visitor
course university gym forklift seminar lecture workshop
intranet sharepoint folder drive database backup git github clone repository chrome firefox 
usb harddisk disk ram bluescreen fan overheating virus malware
onedrive storage dropbox autocad spooler bluetooth photo picture alarm watch pen bag survey hr linux ubuntu
ssh npm sql kernel python java stamp letterbox uniform locker shoes
fitness band translation dictionary editor auditor marketing lawyer newsletter dial deskphone voicemail
weather recipe
"""
"""Things that other desks look after. Where flows speak of them, they count as any other word."""

COMMON = """
a an the and or of to in on at by for from with your you this is not no be been has have can can't
could cannot
access denied internal server error invalid expired required unable found failed fails failure
network connection established occurred something went wrong unhealthy try again later please contact
administrator admin system support number name phone profile terms conditions accepted response returned
service supported user account message help get information problem persists app entry update now
allowed authorized code right privileges perform operation
"""
"""Words that messages of every program are made of."""
