"""German words: those that say nothing, those of other desks, and the ways to put an idea.

Plain data, the counterpart of `wording` and `synonyms`. Every word is compared without its
ending (`german.base`), so one form of each is enough.
"""

SURE = """
der das ein eine einen einem einer eines nicht nichts kein keine keinen keiner keinem niemand ist
sind und oder aber auf nach aus vom zum zur wird wurde werden wurden kann konnen konnte konnten ich
wir ihr mein meine meinen meinem meiner unser unsere unseren unserem unserer sein seine seinen
seinem seiner ihre ihren ihrem sich auch noch nur schon seit beim wenn dann weil dass ob bei uber
unter zwischen ohne gegen wegen trotz obwohl sobald damit dort jetzt heute gestern gerade immer
mehr sehr muss mussen soll sollen darf durfen durfte habe haben hatte hatten gibt geht gehen
ging lasst lassen sagt sagen steht zeigt kommt bekommt bekomme mochte mochten konnt seitdem vorher
nachdem jemand jeder jede jedes jeden allen alles diese dieser diesem diesen dieses etwas irgendwas
irgendein irgendeine bitte danke hallo warum wieso welche welcher welches wer wem wen trotzdem
anscheinend angeblich plotzlich zwei drei vier funf sechs sieben acht neun zehn zwolf funfzehn
zwanzig fuer koennen koennt ueber muessen laesst wuerde waere moechte
"""
"""Words that say nothing, and by which a text is known to be German: no other language has them."""

TELLING = """
abgelehnt abgewiesen abgelaufen abgleich anmelden anmeldung registrieren registrierung registriert
zertifikat gerat gerate geraet geraete unternehmensportal firmenportal fehlermeldung ungultig
ungueltig einrichten einrichtung hinzufugen hinzufuegen scheitert gescheitert fehlgeschlagen lizenz
kennwort passwort zertifikate zertifikats lizenzen erneuern verlangern verlaengern hangt
haengt abgesturzt wieder zuruck zurueck
"""
"""Words that say something, and by which a text is known to be German as well."""

NOISE = """
sie die des den es er im in an am um als wie so da hat war will man mal doch ja nein dabei daran
darauf
dafur davon dazu ab ins ans seid habt hast bist bin worden geworden gewesen sei ware waren hatt wurd
wenn je pro etwa ganz genau gar eben halt eigentlich normalerweise sonst weiter weitere zusatzlich
erst erstes ersten erster erste letzte letzten letzter zweite zweiten nachste nachsten morgen mittag
abend nacht woche wochen tag tage tagen monat monaten monate minute minuten stunde stunden montag
dienstag mittwoch donnerstag freitag samstag sonntag wochenende jahren fruh frau herr frage meldung
anzeige nutzt nutze benutzt sehe sieht gesagt kam kamen kommen kriegt kriege wegen drauf drin rein
raus rauf runter weg bald selber selbst wort hilfe schnell ihm ihn ihnen euch eure mir mich dich uns
zu hier bis du alle nie dem fur mit von wurde
"""
"""Further words that say nothing in a text that is known to be German."""

DENIAL = """
nicht nichts kein keine keinen keiner keinem nie niemals niemand ohne nirgends weder
"""

FILL = """
der die das den dem des ein eine einen einem einer ich du er sie es wir ihr mein meine unser unsere
sein seine ihre ist sind wird wurde werden hat haben hatte habe kann konnen konnte sich auch noch
nur schon mehr sehr immer da dann jetzt gar ganz man mal uns mir mich ihm ihn im in am an
etwas so zu auf mit
"""
"""Words that may stand between the words of an idea."""

SAME = """
tablet: Tablet, Tablets
phone: Handy, Telefon, Smartphone, Diensthandy, Mobiltelefon
gadget: Gerät, Handy, Telefon, Diensthandy, Diensttelefon
computer: Rechner, Notebook, Arbeitsplatzrechner, Dienstrechner, Klapprechner
employer: Firma, Firmen, Unternehmen, Betrieb, Arbeitgeber, Büro, Schule, Dienst, Arbeit
it: Admin, Administrator, Verwalter, Techniker, Helpdesk
app: Anwendung, Programm
portal app: Unternehmensportal, Firmenportal, Firmen App, Portal, Registrierungs App, Arbeitsapp
add: registrieren, Registrierung, anmelden, hinzufügen, hinzugefügt, aufnehmen, aufgenommen,
  einbinden, eingebunden, beitreten, verbinden, verbunden, Anbindung, einrichten, eingerichtet
refused: ablehnen, abgelehnt, lehnt, abweisen, abgewiesen, weist, verweigern, verweigert,
  zurückgewiesen, blockiert, gesperrt, darf nicht, not durch, not hinein, not rein, nimmt not,
  nehmen not, not angenommen, not annehmen, not akzeptiert, not erlaubt,
  not zugelassen, not berechtigt, beschweren, beschwert, meckern, meckert, not gefallen,
  gefällt not, rausgeworfen, wirft hinaus, not aufnehmen, not registrieren, not hinzufügen,
  not unterstützt, not einrichten, not anmelden
fails: scheitern, gescheitert, fehlgeschlagen, fehlschlagen, Fehler, kaputt, defekt, bricht,
  später versuchen, versagt,
  abbrechen, abgebrochen, abstürzen, stürzt ab, Absturz, geht not, gehen not, ging not,
  klappt not, funktioniert not, not möglich, lässt not, lassen not, Problem, Störung, stirbt,
  not gestartet, not laden, lädt not, schuld, findet not
cannot install: not installieren, not installiert, Installation scheitert, not drauf
too many: zu viele, Höchstzahl, Maximum, Grenze, Limit, Obergrenze, voll, Kontingent,
  wie viele, Anzahl
old devices: altes Handy, alte Handys, alten Geräte, kaputte Handys, zurückgegeben,
  abgegeben, Schublade, alte Geräte, ausgemustert
remove: löschen, gelöscht, entfernen, entfernt, wegnehmen, rausgeworfen, aufräumen, aufgeräumt,
  verschwunden, hinausgeworfen, abmelden
wipe: zurücksetzen, zurückgesetzt, Werkszustand, Werkseinstellung
expired: abgelaufen, ablaufen, läuft ab, veraltet, verfallen, überfällig, verpasst, vorbei,
  Vergangenheit, Ende
yearly: Jahr, jährlich, jährliche
renew: erneuern, erneuert, verlängern, verlängert, Verlängerung, Erneuerung
make new: erstellen, erstellt, neu anlegen, neues anlegen, neues Zertifikat, neu gemacht,
  ersetzen, ersetzt, statt verlängern, neues erstellt
certificate: Zertifikat, Push Zertifikat, Push
invalid: ungültig, not gültig, falsch, fehlerhaft, not richtig, stimmt not, not korrekt
licence: Lizenz, Abo, Abonnement, Tarif
new person: Azubi, Praktikant, Praktikantin, Aushilfe, neue Kollegin, neuer Kollege, angefangen,
  neuer Mitarbeiter, eingestellt, erster Tag
new device: nagelneu, fabrikneu, ausgepackt, auspacken, geliefert, neues Handy, neues iPhone,
  neues iPad, neue iPads, neue iPhones, frisch, gekauft, Karton, Ersatzhandy, neue Geräte
first start: erster Start, einschalten, eingeschaltet, erste Einrichtung, Einrichtung,
  Willkommen, Einrichtungsassistent, erste Seiten, erstes Einschalten, Startseite
old: alt, uralt, veraltet, geerbt, erste Generation
old version: Modell, alte Version, not aktualisiert, aktualisieren, Systemversion, Generation
waiting: warten, wartet, hängen, hängt, hängen bleiben, stehen bleiben, bleibt stehen, Rädchen,
  Rad, dreht, endlos, ewig, friert ein, eingefroren, einfrieren, bewegt not, geht not weiter,
  kommt not weiter, steht still, Wartezeit, Warteseite, stecken, passiert not, lädt
second factor: zweiter Faktor, zweiter Nachweis, Bestätigung, bestätigen, Code, Zwei Faktor,
  Anruf, Authentifizierung, Zwei Faktor Anmeldung, zusätzlich bestätigen
same device: dasselbe Handy, selbes Handy, auf dem Gerät selbst, gleiches Handy
key: Sicherheitsschlüssel, Stick, Schlüssel, Chipkarte
own servers: Föderation, eigener Server, Anmeldeserver, eigene Anmeldung, Endpunkt,
  Anmeldeserver, eigene Server
hardened: gehärtet, verschärft, abgeschaltet, ausgeschaltet, Audit, Sicherheit, Prüfung
sign in: Anmeldung, anmelden, Kennwort, Passwort, Benutzername, einloggen, angemeldet, Login
old sign-in: altes Anmeldefeld, schlichtes Feld, alte Anmeldung, einfaches Feld
network: Netz, Netzwerk, Verbindung, Internet, Büro WLAN, Funknetz
elsewhere: zu Hause, daheim, anderes Netz, mobile Daten, Gebäude, Lager, eigenes WLAN
government: Behörde, Regierung, Armee, Ministerium, Bundesbehörde, Amt
normal cloud: normale Anmeldung, gewöhnliche Anmeldung, falsche Cloud, kommerziell
other device: zweites Gerät, anderes Gerät, anderes Handy, zweites iPhone
profile: Profil, Registrierungsprofil, Verwaltungsprofil, Einrichtungsprofil
profile name: Name, Namen, umbenannt, Titel, Bezeichnung
bad signs: Sonderzeichen, Umlaut, Schrägstrich, Zeichen, zu lang, Klammer
department: Abteilung, Bereich, Unternehmensteil
support number: Telefonnummer, Hotline, Supportnummer, Nummer Support, Hilfenummer, Rufnummer
terms: Bedingungen, Vereinbarung, Vertrag, Vertragsbedingungen, zustimmen, zugestimmt,
  Nutzungsbedingungen
bookmark: Lesezeichen, Cursor, Marke, Position
sync: Abgleich, abgleichen, abgeglichen, synchronisieren, Synchronisierung, holen, übertragen,
  rüber, Übertragung, Synchronisation
token: Token, Verbindung mit Apple, mit Apple verbindet, mit Apple verbunden, Apple Verbindung
apple list: Geschäftsseite, Kaufliste, Apple Portal, Geräteliste, Apple Seite, Portal Apple
server entry: Servereintrag, Serverliste, Serverseite
not appear: erscheint not, not erscheint, unsichtbar, taucht not auf, fehlt, not in Liste,
  nirgends, not angezeigt, not auftaucht
upload: hochladen, Hochladen, hochgeladen, lädt hoch
authority: Autorität, zuständig, Verwaltungsautorität, Verwaltungsstelle
name changed: Nachname, Hochzeit, geheiratet, heiraten, Namensänderung, Name geändert,
  Login geändert, Schreibweise, anders geschrieben, verschieden
small plan: kleiner Plan, Gerätesteuerung, Office, kleines Büro
other management: andere Firma, anderer Arbeitgeber, voriger Arbeitgeber, frühere Firma,
  alte Firma, Verwaltungseintrag, vorigen Arbeitgeber, fremde Verwaltung, vorher Schule
former user: vorher Kollege, Vorgänger, Vorbesitzer, übernommen, vorheriger Besitzer,
  früherer Benutzer, jemandem übernommen, gebraucht, zugewiesen, andere Person, anderen Person
left company: Rente, ausgeschieden, gekündigt, not mehr da, verlassen, mitgenommen
not compliant: konform, Konformität, Richtlinie verletzt, not in Ordnung
silent: still, meldet not, melden not, gemeldet not, not gemeldet, antwortet not, antworten not
everyone: alle, niemand, jeder, einzig, sämtlich
private start: privat, privates, private, Laden, Geschäft, eigenes Handy
no company page: keine Firma, not Firma, Firma not, übersprungen, von Firma not, Firma Wort,
  Seite Firma, kam nie, kam not
shared: teilen, gemeinsam, geteilt, Schüler, Schulungsraum
no user: ohne Benutzer, gehört niemand
group: Gruppe, Mitglied, Mitgliedschaft
grey button: grau, ausgegraut, not anklicken, not klicken, not drücken, Knopf, Taste
ownership: Eigentum, Eigentümer, Besitzer, Besitz, gehört
clock: Uhr, Uhrzeit, Datum, Zeitzone
domain: Domäne, Endung, Mailendung
work profile: Arbeitsprofil, Arbeitsbereich, Arbeitsteil
encrypt: verschlüsseln, verschlüsselt, Verschlüsselung
group policy: Gruppenrichtlinie, Richtlinie
setup page: Apps installiert, Statusseite
cancel: gekündigt, beendet
store: Laden, heruntergeladen, herunterladen
denial: not, fehlt, falsch, verschwunden, verloren, statt
"""
"""`synonyms.SAME` in German: by the same names of ideas."""

ELSEWHERE = """
drucker drucken toner patrone scanner scannen fax kopierer kaffee kuche aufzug fahrstuhl
parkplatz parken park schranke heizung lampe licht postfach kalender termin einladung besprechung
unterschrift signatur newsletter spam kanal konferenz headset kopfhorer mikrofon lautsprecher kamera
beamer maus mauszeiger tastatur monitor fernseher dockingstation tabelle tabellenkalkulation
schriftart kasse kassierer rechnung gehalt lohn einkauf budget finanz akku batterie ladekabel kabel
ladegerat glas gesprungen zerbrochen runtergefallen gestohlen geklaut diebstahl einbruch
strassenbahn taxi flughafen flug hotel reise urlaub roaming ausland fernsehen video spiel spielen
hintergrund hintergrundbild musik film bank uberweisung shop kunde lieferant gast besucher
kurs universitat vorlesung seminar ordner laufwerk datenbank sicherung festplatte speicher lufter
virus foto fotos bild wecker stift tasche umfrage stempel briefkasten uniform schliessfach spind
schuhe fitness ubersetzung worterbuch prufer werbung anwalt wahlton anrufbeantworter wetter rezept
visitenkarte intranet auto bestellen bestellung streaming buchung
"""
"""Things that other desks look after."""
