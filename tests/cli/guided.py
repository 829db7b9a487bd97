"""A flow whose first question nobody may know, as a file."""

GUIDED = """\
flow: guided
title: A page does not go on
start: page
nodes:
  page:
    ask:
      fact: page
      ask: Which page is shown?
      how: Ask an Intune administrator to look.
      answers: {sign: The sign-in, store: The store, wait: A clock}
    to: {sign: code, store: old, wait: sync}
  code:
    ask: {fact: code, ask: Is a code asked for?, answers: {"yes": It is, "no": It is not}}
    to: {"yes": second, "no": account}
  old:
    ask: {fact: old, ask: Is the app old?, answers: {"yes": It is, "no": It is not}}
    to: {"yes": update, "no": licence}
  second: {resolve: Use a second device, actors: [L1], minutes: 10, likelihood: common,
    cause: The code goes elsewhere., verify: The page goes on., steps: [Use it.]}
  account: {resolve: Repair the account, actors: [IA], minutes: 30, cause: It is broken.,
    verify: The page goes on., steps: [Repair it.]}
  update: {resolve: Update the app, actors: [USER], minutes: 15, cause: It is old.,
    verify: The page goes on., steps: [Update it.]}
  licence: {resolve: Assign a licence, actors: [M365], minutes: 20, cause: There is none.,
    verify: The page goes on., steps: [Assign it.]}
  sync: {resolve: Sync once more, actors: [L1], minutes: 1, cause: It was slow.,
    verify: The page goes on., steps: [Sync.]}
"""
