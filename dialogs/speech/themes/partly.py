"""Answers that are neither yes nor no: for a part of the meeting, later, and for everybody."""

CANCELS = """
    vi må/skal/er_nødt_til/bliver_nødt_til/er_nødt_til_at/bliver_nødt_til_at aflyse
    vi aflyser
    (det) MØDE/M (D) bliver ikke til noget
    we have_to/must/need_to cancel
"""
"""Several cannot come, or the meeting is off: whoever may cancel it is asked, and nobody is taken to have declined."""

IN_PART = """
    JEG kan/deltager/kommer/er_med/kan_deltage/kan_komme/kan_være_med/vil_deltage kun (KOMME) (i) (den/de/til) første/sidste time/halve_time/halvdel/del/timer/punkter/kvarter ...
    JEG kan/deltager/kommer/er_med (KOMME) (i) (den/de) første/sidste time/halve_time/halvdel/del/timer ...
    JEG kan/deltager/kommer/er_med kun (KOMME) (i/under/til/ved) punkt ...
    JEG kan/deltager/kommer/er_med kun (KOMME) fra/til/indtil F ...
    JEG MÅ gå/smutte/køre/løbe/forlade_mødet/stikke/tage_hjem/tage_afsted/videre (allerede) F ...
    JEG MÅ gå/smutte/køre/løbe/forlade_mødet/stikke/tage_hjem/tage_afsted/videre (lidt) tidligere/tidligt/før_tid/halvvejs/undervejs/midtvejs/midt_i/inden/før ...
    (JEG) går/smutter/kører/forlader_mødet F/tidligere/tidligt/før_tid/halvvejs ...
    forsinket
    JEG kan/er først KOMME/der/fri/ledig (der) F ...
    JEG kan først F
    JEG kan først KOMME efter/til/fra ...
    JEG er kun med til/under/i/fra ...
    JEG kommer/deltager/er_med/ankommer først F ...
    i can/will only stay/attend/come/join/be_there/participate until/till/from/to/for ...
    i can/will only stay/attend/come/join/be_there/participate F ...
    i have_to/must/need_to/will leave/go F/early/at/before/halfway/around ...
    i can/will attend/join/come for the first/last ...
    (i_am) running/arriving (F) late
    will be (F) late
    i will/can (only) arrive/come/join at F ...
    i cannot COME before/until F
"""

UNDECIDED = """
    måske (ikke)
    muligvis
    (det) ved JEG (faktisk) ikke (endnu/lige_nu)
    JEG ved (det) (faktisk) ikke (endnu/lige_nu)
    JEG ved (det) ikke (endnu) om JEG kan (KOMME/nå_det)
    JEG ved (det) (endnu) ikke om JEG kan (KOMME/nå_det)
    JEG ved først D (om JEG kan) (KOMME/nå_det)
    JEG ved det først D
    JEG er (meget/lidt/stadig) usikker/i_tvivl (på/om) (om) (JEG) (kan) (KOMME/nå_det)
    JEG er ikke (helt) sikker (på/endnu) (at/om) (JEG) (kan) (KOMME/nå_det)
    (JEG) svarer/vender_tilbage/giver_besked/giver_lyd/melder_tilbage (senere/snarest/D/hurtigst_muligt)
    (JEG) svarer D
    svar senere/følger/kommer_senere
    JEG vil/skal/må svare/vende_tilbage/give_besked senere/snarest/D
    JEG må/skal (lige) (først) se/tjekke/undersøge/høre/spørge (i/efter/på) (min kalender/kalenderen) (først) (om JEG kan) (KOMME/nå_det)
    JEG må/skal/bliver_nødt_til_at (lige) (først) tjekke/se_i min kalender (først)
    (JEG) tjekker (lige) (min) (kalender/kalenderen) (først)
    JEG må/skal (lige) (først) høre/spørge/tale_med/snakke_med (med/i) (min/mit/min_egen) chef/leder/kollega/sekretær/bagland (først)
    (JEG) kan ikke sige (noget/det) (endnu/nu)
    not sure (yet)
    will let_you_know (later/soon)
    måske (kan) kommer/deltager/kan JEG (KOMME)
    JEG kommer/deltager (måske/nok/muligvis/sikkert/vist) (ikke)
    JEG kan måske/muligvis/nok (ikke) (KOMME)
    JEG tror/håber (ikke/at/godt) (JEG) (kommer/kan) (KOMME)
    maybe (not)
    perhaps
    probably (not)
    i do not know (yet) (if i can COME)
    i am not sure (yet) (if/that) (i can) (COME)
    ask me later/D/again
    i will answer/reply/let_you_know/get_back_to_you (later/D/soon)
    i will get back to you (later/D/soon)
    i might (COME)
    i (need/have) to check (my) (calendar) (first)
    let me check (my) (calendar) (first)
"""
"""Of a whole clause."""
