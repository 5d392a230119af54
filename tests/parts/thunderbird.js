// What Thunderbird is told to do, in its chrome scope: `order` names one of these, and the rest is handed to it.
/* global arguments, ChromeUtils, Services, Cc, Ci */
const [order, ...rest] = [...arguments].slice(0, -1);
const done = arguments[arguments.length - 1];
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");

const mainWindow = () => Services.wm.getMostRecentWindow("mail:3pane");
const pause = (ms) => new Promise((go) => mainWindow().setTimeout(go, ms));

async function until(what, found) {
  for (let tries = 0; tries < 400; tries++) {
    const answer = await found();
    if (answer) return answer;
    await pause(25);
  }
  throw new Error(`waited ten seconds for ${what}`);
}

const bar = () => mainWindow()?.document.getElementById("tabmail")?.currentAboutMessage?.calImipBar;

function seen() {
  const buttons = bar().getButtons().filter((one) => !one.hidden);
  const { document } = mainWindow().document.getElementById("tabmail").currentAboutMessage;
  const label = document.querySelector(".calendar-notification-bar .msgNotificationBarText").textContent;
  return { label, buttons: buttons.map((one) => one.id.replace(/^imip|Button$/g, "")).filter((one) => one && one !== "Details" && one !== "More") };
}

const orders = {
  // An account of one person: mails are laid in its Inbox by hand, and go out by SMTP on this machine.
  async settle(name, email, smtpPort) {
    await until("the main window", () => mainWindow()?.document.getElementById("tabmail")?.currentTabInfo);
    const server = MailServices.accounts.createIncomingServer(email, "127.0.0.1", "pop3");
    Object.assign(server, { loginAtStartUp: false, doBiff: false, downloadOnBiff: false });
    const out = MailServices.outgoingServer.createServer("smtp");
    Object.assign(out.QueryInterface(Ci.nsISmtpServer), { hostname: "127.0.0.1", port: smtpPort });
    Object.assign(out, { authMethod: Ci.nsMsgAuthMethod.none, socketType: Ci.nsMsgSocketType.plain });
    MailServices.outgoingServer.defaultServer = out;
    const identity = MailServices.accounts.createIdentity();
    Object.assign(identity, { email, fullName: name, smtpServerKey: out.key, doFcc: false, valid: true });
    const account = MailServices.accounts.createAccount();
    account.incomingServer = server;
    account.addIdentity(identity);
    MailServices.accounts.defaultAccount = account;
    const [calendar] = cal.manager.getCalendars();
    calendar.setProperty("imip.identity.key", identity.key);
    calendar.setProperty("disabled", false);
    return cal.dtz.defaultTimezone.tzid;
  },

  // Opens the mail as a person would, and tells what stands over it.
  async open(mail) {
    const tabs = mainWindow().document.getElementById("tabmail");
    while (tabs.tabInfo.length > 1) tabs.closeTab(tabs.tabInfo[1]);
    const root = MailServices.accounts.defaultAccount.incomingServer.rootFolder;
    const inbox = root.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
    const header = inbox.QueryInterface(Ci.nsIMsgLocalMailFolder).addMessage(`From - \r\n${mail}`);
    mainWindow().OpenMessageInNewTab(header, { background: false, loadMessageInBackground: false });
    await until("the invitation's bar", () => bar()?.itipItem);
    return seen();
  },

  async press(button) {
    const { document } = mainWindow().document.getElementById("tabmail").currentAboutMessage;
    const pressed = document.getElementById(`imip${button}Button`);
    if (!pressed || pressed.hidden) throw new Error(`no button ${button}`);
    const before = seen().label;
    pressed.doCommand();
    // The buttons go at once; only the bar's new sentence says that the calendar has written it down.
    await until("the calendar to have done it", () => !seen().buttons.includes(button) && seen().label !== before);
    return seen();
  },

  async entries() {
    const found = [];
    for (const calendar of cal.manager.getCalendars()) {
      for (const item of await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null)) {
        const me = cal.itip.getInvitedAttendee(item);
        const utc = (one) => new Date(one.nativeTime / 1000).toISOString();
        const here = (one) => one.getInTimezone(cal.dtz.defaultTimezone).toString().slice(0, 19);
        found.push({
          calendar: calendar.name,
          uid: item.id,
          title: item.title,
          place: item.getProperty("LOCATION") ?? "",
          text: item.getProperty("DESCRIPTION") ?? "",
          start: utc(item.startDate),
          end: utc(item.endDate),
          shown: here(item.startDate),
          status: item.status ?? "",
          sequence: Number(item.getProperty("SEQUENCE") ?? 0),
          partstat: me?.participationStatus ?? "",
          alarms: item.getAlarms().length,
        });
      }
    }
    return found.sort((a, b) => a.start.localeCompare(b.start));
  },

  // A calendar by subscription: true once it has been fetched.
  async subscribe(url) {
    const calendar = cal.manager.createCalendar("ics", Services.io.newURI(url));
    calendar.name = "Feed";
    calendar.readOnly = true;
    let loaded = false;
    const quiet = ["onStartBatch", "onEndBatch", "onAddItem", "onModifyItem", "onDeleteItem", "onError"];
    const observer = Object.fromEntries([...quiet, "onPropertyChanged", "onPropertyDeleting"].map((one) => [one, () => {}]));
    observer.onLoad = () => (loaded = true);
    observer.QueryInterface = ChromeUtils.generateQI(["calIObserver"]);
    calendar.addObserver(observer);
    cal.manager.registerCalendar(calendar);
    calendar.refresh();
    return until("the subscribed calendar", () => loaded);
  },
};

orders[order](...rest).then((answer) => done({ answer }), (fault) => done({ fault: `${fault}\n${fault.stack}` }));
