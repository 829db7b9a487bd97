"""Words that say nothing, words of other desks, and words of which messages are made.

Plain data. The words of texts are compared as stems, so one form of each is enough.
"""

DENIAL = """
not cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent
hadnt aint never neither nor without
"""

FILL = """
a an the this that these those i you he she it we they me him her us them my your his its our their
is are am be was were been being have has had will would shall should can could do does did just
still also even very really quite so then now of to any ll ve re
"""
"""Words that may stand between the words of an idea."""

NOISE = """
a an the this that these those i you he she it we they me him her us them my your his its our
their mine yours ours theirs who whom whose which what when where why how there here am is are was
were be been being do does did done doing have has had having will would shall should can could
may might must cant dont doesnt didnt isnt wasnt wont hasnt havent arent couldnt ive im id hes
shes theyre weve youre whats lets and or but nor so if then than because as while until since
before after though although to of in on at by for from with without into onto over under up down
out off about through during between against again just only also very really quite still yet ever
even too now today yesterday tomorrow morning afternoon evening night week weeks day days month
months monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december minute minutes hour hours ago say says said tell
tells told get gets got go goes going went gone come comes came see sees saw seen show shows shown
want wants wanted try tries tried trying think know knows need needs like look looks seem seems
make makes made take takes took put puts use uses used using let one two three four five six seven
eight nine ten first second third some any each every all both more most other another such own
same hello hi hey dear thanks thank please regards kind sincerely good sorry yes ok okay well mr
mrs ms fwd fw re subject sent original message ticket inc caller user users agent details
description short number nothing something anything everything thing things someone somebody
anyone anybody everyone everybody way sort lot bit much many few little big small ll ve don didn
doesn isn wasn hasn haven won couldn wouldn der die das den dem des ein eine einen einem einer und
oder aber nicht kein keine ist sind war wird werden hat haben ich du er sie es wir ihr mich mir
uns bei beim vom von zum zur mit nach aus auf als wie wenn dann nur noch auch schon seit immer
kann koennen konnen bitte hallo guten tag morgen gruss gruesse danke fehler steht kommt geht gibt
man mal da hier le la les un une de et ou mais ne pas est sont etait etre avoir je tu il elle nous
vous ils elles mon ma mes son sa ses notre votre leur ce cette ces que qui quoi au aux en dans sur
sous par pour avec sans depuis bonjour bonsoir merci quand lors faire fait dit el los las unos
unas y o pero no era ser estar esta este hay yo ella nosotros ustedes mi su sus lo al del con por
para sin desde hola buenos buenas dias tardes gracias cuando se pone sale aparece hacer w z na nie
jest byl byla ta te ja ty ona wy oni moj moja jego jej nasz przy od po za dla bez jak co czy ale
lub oraz prosze dzien dobry witam czesc dziekuje mam pojawia widac
"""

ELSEWHERE = """
printer printing paper toner cartridge scanner scan fax copier photocopier plotter coffee kitchen
canteen lift elevator parking door badge heating lamp vpn outlook mailbox inbox calendar
invitation newsletter spam phishing signature zoom webex channel chat whatsapp skype slack meeting
conference headset microphone speaker webcam camera beamer projector mouse pointer keyboard
monitor display docking dock touchpad hdmi excel powerpoint spreadsheet macro pivot pdf adobe
acrobat photoshop font sap crm erp till cashier invoice payroll checkout salary purchase budget
finance battery charger cable glass cracked spilled stolen steal thief theft robbed pickpocket van
tram taxi airport hotel flight travel trip holiday vacation roaming netflix streaming tv
television game gaming steam spotify tiktok youtube faceinstagram wallpaper music movie bank tan
payment shop webshop supplier customer guest visitor course university gym forklift seminar
lecture workshop intranet sharepoint folder drive database backup git github clone repository
chrome firefox usb harddisk disk ram bluescreen fan overheating virus malware onedrive storage
dropbox autocad spooler bluetooth photo picture alarm watch pen bag survey hr linux ubuntu ssh npm
sql kernel python java stamp letterbox uniform locker shoes fitness band translation dictionary
editor auditor marketing lawyer dial deskphone voicemail weather recipe
"""
"""Things that other desks look after. Where flows speak of them, they count as any other word."""

COMMON = """
a an the and or of to in on at by for from with your you this is not no be been has have can can't
could cannot access denied internal server error invalid expired required unable found failed
fails failure network connection established occurred something went wrong unhealthy try again
later please contact administrator admin system support number name phone profile terms conditions
accepted response returned service supported user account message help get information problem
persists app entry update now allowed authorized code right privileges perform operation
"""
"""Words that messages of every program are made of."""
