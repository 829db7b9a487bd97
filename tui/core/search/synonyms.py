"""Ideas, and the ways people put them at a help desk.

Plain data: `idea: one way, another way`. The words are compared as stems, every denial (`cannot`,
`won't`, `never`) as `not`, and pronouns, articles and auxiliaries are left out, so "will not let
her in" is found by `not let in`. A way of several words is found where they stand together.
"""

SAME = """
tablet: tablet, ipad, pad
phone: phone, iphone, mobile, handset, smartphone, cellphone, cell
gadget: device, gadget, phone, iphone, tablet, ipad, mobile, handset, smartphone, machine
computer: computer, pc, laptop, notebook, desktop, workstation, machine
mac: mac, macbook, imac
android: android, samsung, galaxy, pixel, huawei, xiaomi, oneplus, motorola, nokia
windows: windows, w10, w11, win10, win11
apple device: iphone, ipad, apple device, apple phone, apple tablet, ios, ipados
employer: company, firm, corporate, business, organisation, work, employer, office, school
it: admin, it, support, helpdesk, service desk
app: app, application, program, software
portal app: portal, company portal, work app, company app, portal app, registration app, firm app,
  company registration, unternehmensportal
add: enrol, register, add, sign up, sign on, join, connect, onboard, put under management,
  come under management, get in, bring in, take in, go on, come in, let in, let through,
  go through, get through, put on, accept, activate, hook up, attach
refused: refuse, reject, turn away, turn down, deny, decline, block, throw out, throw back, stop,
  bounce, kick out, lock out, shut out, forbid, complain, moan, displease, unauthorised, may not,
  not allow, not let, not accept, not permit, not entitle, not add, not take, not get in,
  not like, not authorise, not let through, no right, not support, not admit, not go on,
  no access, not come in
fails: fail, break, error, not work, problem, trouble, fault, break off, crash, stop, go wrong,
  not possible, impossible, not succeed, abort, red, die, broken
cannot install: not install, not go on, installation fail, refuse install, install fail,
  not go onto
too many: too many, maximum, limit, cap, number of device, no more, full, how many, quota,
  over limit, used up, only have, count, so many, ceiling, per person
old devices: old phone, old device, old one, old handset, old tablet, old mobile, dead phone,
  previous phone, broken one, under name, on account, drawer, register, hand back, unused,
  out of use, no longer use
remove: remove, delete, take off, take away, throw out, get rid, unregister, drop, take out,
  clean up, tidy, clean away, throw away, discard, purge, clear out
wipe: wipe, erase, reset, factory reset, set back, clear
expired: expire, run out, lapse, past date, date in past, out of date, over, end, no longer valid,
  no longer good, overdue, stale, age out, due, miss, up
yearly: year, yearly, annual, annually, twelve month
renew: renew, renewal, extend, prolong, refresh
make new: create, make new, make a fresh, fresh one, make another, another one, new one,
  brand new, instead of renew, instead of extend, from scratch, replace, make anew
certificate: certificate, cert, push, apns, apple certificate, yearly apple, apple thing, pass
invalid: invalid, not valid, no good, wrong, not right, bad, not correct, incorrect,
  not acceptable
licence: license, plan, subscription, entitle, entitlement, seat, e3, e5
new person: starter, newcomer, joiner, new colleague, intern, trainee, temp, apprentice,
  new employee, new hire, new staff, new user, began, first day, account created, account made,
  join this week, started on
new device: brand new, fresh, out of box, unpack, box, new ipad, new iphone, new phone,
  new tablet, new device, new handset, newly buy, delivered, just buy, replacement, unboxed,
  factory fresh, new one, new apple, new work phone, new company phone
first start: first start, start up, first switch on, switch on, setup assistant, set up, setup,
  hello, welcome screen, first step, startup, first time, turn on, power on, first screen,
  apple assistant, apple screen, first boot, starting up, out of box, setup screen
old: old, ancient, outdated, retire, elderly, first generation, years old, legacy, aged,
  hand me down
old version: os version, ios version, ios 7, ios 8, ios 9, ios 10, ios 12, old version,
  not update, system old, model, generation, old software
waiting: wait, hang, stick, stand still, load, wheel, spin, freeze, endless, forever, not budge,
  never end, spinner, turning, not go further, no further, nothing happens, stand, sit, stall,
  stop dead, no progress, not move, never finish, time out, timeout
second factor: mfa, code, second factor, two step, two factor, multi factor, multifactor, 2fa,
  otp, authenticator, second proof, verification, text message, sms, approve, confirm login,
  confirm sign in, second step, push message, second check, extra code
same device: same phone, same device, same number, very phone, very device, very iphone,
  that phone, phone being set up, itself
key: passkey, yubikey, fido, security key, security stick, smart card, smartcard, hardware key
own servers: adfs, ad fs, federation, federate, own sign in, own login, sign in server,
  login server, own server, in house, ws trust, trust, endpoint, own sso, idp, identity provider,
  federation server
hardened: harden, tighten, lock down, secure, audit, security team, switch off, turn off, close,
  disable, security
sign in: sign in, log in, login, logon, log on, signin, credential, password, user name, username,
  name and password
old sign-in: legacy, classic, plain, old style, older style, plain box, login box, old login,
  old sign in, box for name, old fashioned
network: network, wifi, wi fi, wireless, wlan, lan, internet, firewall, proxy, connection, router
elsewhere: home, hotspot, other network, another network, mobile data, elsewhere, own wifi,
  own wi fi, own wireless, warehouse, building, in office, office wireless
government: government, agency, federal, army, navy, defence, defense, dod, gcc high, gcc,
  military, contractor, ministry, air force, public sector, us site, us account, dot us
normal cloud: commercial, dot com, com page, ordinary, everyday, everyone else, normal login,
  public cloud, normal microsoft, microsoftonline com, public page, normal page, normal sign in,
  wrong cloud
other device: second device, another device, different device, other device, second phone,
  another iphone, second iphone, another phone, different phone
profile: profile, setup sheet, set up sheet, config, settings sheet, sheet
profile name: name, title, rename, call, label
bad signs: special character, odd character, emoji, smiley, slash, umlaut, funny sign, too long,
  really long, long name, sign, symbol
department: department, section, unit, division, team, part of company
support number: phone number, support number, telephone, digit, helpdesk number, hotline,
  extension, support phone, help number, ring, help desk number
terms: term, condition, agreement, contract, legal, agree, click yes, say yes, sign off, rule
bookmark: cursor, bookmark, marker, spot, left off, lost place, position, place where
sync: sync, fetch, come over, come across, bring over, pull, transfer, match, get device, talk,
  load device, show up, appear
token: token, link between, apple link, connection between, connect with apple, pass between,
  link to apple, server token, connection to apple, connection with apple, dep token
apple list: apple business manager, apple school manager, abm, asm, business manager,
  apple portal, apple site, apple business, business portal, buy device, apple list,
  list of device, apple page, apple website, business site, list of buy, apple side, dep, purchase
server entry: server entry, server list, mdm server, entry, server at apple
not appear: not show up, not appear, invisible, missing, not in list, not come over, not arrive,
  not there, no newly, nowhere
upload: upload, hand over, hand in, send up, put into, put in, file
website error: ajax, web call, website, site throw, browser, portal answer, web page
authority: authority, in charge, who manage, responsible
name changed: surname, wedding, marry, name change, change name, login change, spell different,
  spell differently, address differ, rename, different name, old directory, local directory
small plan: basic mobility, office plan, microsoft 365, small business, office 365,
  phone management, m365, business plan, not full product, no full intune, small management
other management: other firm, another firm, another company, other company, previous employer,
  last employer, former employer, old employer, work for, work before, management entry,
  their management, other management, last job, old job, school
former user: former owner, previous user, previous owner, hand over, second hand, leaver,
  somebody who left, predecessor, use by colleague, take over, person who left, colleague before,
  hand to, earlier user, use before, different user
left company: leaver, retire, no longer here, leave company, left us, not here any more,
  gone from company, no longer work, account close
not compliant: compliant, compliance, conditional access, noncompliant
silent: silent, quiet, not answer, stop report, no update, nothing arrive, not respond,
  not check in, inactive, not report, stop answer, no longer answer, no longer report, report in,
  dead
everyone: everyone, everybody, nobody, all, no one, not one, every, several, none of, colleague
private start: private, normal ipad, normal phone, buy in shop, like a shop, own one,
  ordinary ipad, as if buy, consumer, normal one
no company page: no word of, company screen skip, no company, no sign of, never come, skip,
  behave like, belong to company, never ask, no management, not manage, ignore
shared: share, shared, several people, kiosk, pupil, classroom, lobby
no user: belong to no one, belong to nobody, no user, nobody, without user, userless, user less
bulk account: enrollment manager, bulk account, technician, bulk, manager account, dem
group: group, member, membership
very many: hundred thousand, large fleet, quarter million, single token, great many
grey button: grey, gray, greyed, not clickable, not click, inactive, button missing, not press
ownership: ownership, property, corporate, count as, own, personal
clock: clock, time, date, hour behind, year behind, time zone
domain: domain, mail ending, suffix, ending, address ending
work profile: work profile, work area, work part, briefcase, separate area, separate work
encrypt: encrypt, encryption, encode
virtual: virtual, vm, vmware, parallels, simulate, virtualbox
autopilot: autopilot, hash, csv, import
clone: clone, image, copy, template, sysprep, imaging
group policy: group policy, gpo, policy, gpupdate
setup page: enrollment status page, esp, install app, app phase, status page
cancel: cancel, subscription end, terminate
store: app store, store, shop, download himself, by hand, himself, herself
configuration manager: sccm, configuration manager, configmgr, co management, comanagement,
  co manage, mecm
denial: not, no, nothing, nobody, none, lack, miss, lose, gone, disappear, vanish, wrong, old,
  instead
"""

FAULTS = (
    "refused", "fails", "cannot install", "too many", "expired", "invalid", "waiting", "silent",
    "not appear", "not compliant", "no company page", "website error", "grey button", "denial",
)  # fmt: skip
"""The ideas by which people say that something goes wrong."""
