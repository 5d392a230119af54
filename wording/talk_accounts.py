"""Words about who is who: linking an account by a code, and leaving again."""

from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    link_heading = "Hej – hvem er du?"
    link_text = (
        "Jeg er Styrmand og hjælper styregrupper med deres møder. Før jeg kan vise dig noget, skal jeg vide, hvem du er. "
        "Skriv din arbejdsmail, så sender jeg dig en kode."
    )
    link_says = "Skriv din arbejdsmail, så sender jeg dig en kode."
    work_email = "Din arbejdsmail"
    work_email_example = "navn@kommune.dk"
    need_work_email = "Skriv din arbejdsmail, fx navn@kommune.dk."
    send_code = "Send mig en kode"
    link_why = "Koden sendes kun til adresser, som sekretariatet har registreret."

    code_heading = "Skriv koden"
    code_field = "Koden fra mailen"
    need_code = "Skriv koden fra mailen."
    confirm_code = "Bekræft"
    new_code = "Send en ny kode"
    code_spam = (
        "Kommer mailen ikke, så se i uønsket post, eller prøv med den adresse, du får indkaldelser på."
    )
    wrong_code = "Koden passer ikke, eller den er for gammel. Prøv igen, eller bed om en ny."

    linked_heading = "Så er vi i gang"

    link_in_private_heading = "Skriv til mig personligt"
    link_in_private = (
        "Jeg kender dig ikke endnu. Åbn en personlig chat med mig, og skriv hej – så tager vi den derfra."
    )

    already_linked = "Du er allerede koblet til"
    leave_first = "Vil du bruge en anden adresse, så skriv først log ud."

    leave_heading = "Vil du logge ud?"
    leave_text = (
        "Så fjerner jeg koblingen mellem din Teams-konto og dig. Du får fortsat indkaldelser på mail, "
        "og dine svar bliver stående."
    )
    leave_says = "Vil du fjerne koblingen til din konto?"
    leave_yes = "Ja, log ud"
    left_heading = "Du er logget ud"
    left_text = "Skriv hej, hvis du vil i gang igen."
    start_again = "Kom i gang igen"

    def code_sent(self, minutes: int) -> str:
        return f"Hvis adressen er registreret hos sekretariatet, er der en kode på vej. Den gælder i {minutes} minutter."

    def code_says(self, minutes: int) -> str:
        return f"Hvis adressen er registreret, er der en kode på vej. Skriv den her inden {minutes} minutter."

    def linked_says(self, name: str) -> str:
        return f"Du er nu koblet til som {name}."

    def linked_text(self, name: str, organisation: str) -> str:
        return f"Du er koblet til som {self.strong(name)}, {organisation}."


class English(EnglishFrame, Danish):
    link_heading = "Hello – who are you?"
    link_text = (
        "I am Styrmand, and I help steering groups with their meetings. Before I can show you anything, I need to know "
        "who you are. Write your work e-mail address, and I will send you a code."
    )
    link_says = "Write your work e-mail address, and I will send you a code."
    work_email = "Your work e-mail address"
    work_email_example = "name@municipality.dk"
    need_work_email = "Write your work e-mail address, e.g. name@municipality.dk."
    send_code = "Send me a code"
    link_why = "The code is only sent to addresses that the secretariat has registered."

    code_heading = "Write the code"
    code_field = "The code from the mail"
    need_code = "Write the code from the mail."
    confirm_code = "Confirm"
    new_code = "Send a new code"
    code_spam = "If the mail does not come, look in your junk folder, or try the address that your invitations come to."
    wrong_code = "The code does not fit, or it is too old. Try again, or ask for a new one."

    linked_heading = "You are all set"

    link_in_private_heading = "Please write to me personally"
    link_in_private = (
        "I do not know you yet. Open a personal chat with me and write hi – and we take it from there."
    )

    already_linked = "You are already linked"
    leave_first = "If you want to use another address, write sign out first."

    leave_heading = "Do you want to sign out?"
    leave_text = (
        "Then I remove the link between your Teams account and you. You still get invitations by mail, "
        "and your answers stand."
    )
    leave_says = "Do you want to remove the link to your account?"
    leave_yes = "Yes, sign out"
    left_heading = "You are signed out"
    left_text = "Write hi if you want to start again."
    start_again = "Start again"

    def code_sent(self, minutes: int) -> str:
        return f"If the address is registered with the secretariat, a code is on its way. It is valid for {minutes} minutes."

    def code_says(self, minutes: int) -> str:
        return f"If the address is registered, a code is on its way. Write it here within {minutes} minutes."

    def linked_says(self, name: str) -> str:
        return f"You are now linked as {name}."

    def linked_text(self, name: str, organisation: str) -> str:
        return f"You are linked as {self.strong(name)}, {organisation}."
