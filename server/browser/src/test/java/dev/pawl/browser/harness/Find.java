package dev.pawl.browser.harness;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Finds what is on a page as people name it. Names are compared whole. */
public final class Find {
    private Find() {}

    /** What has a role and a name. */
    public static Locator one(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The same within a part of the page. */
    public static Locator one(Locator within, AriaRole role, String name) {
        return within.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The same by a part of its name. */
    public static Locator one(Locator within, AriaRole role, Pattern name) {
        return within.getByRole(role, new Locator.GetByRoleOptions().setName(name));
    }

    /** A button of the page. */
    public static Locator button(Page page, String name) {
        return one(page, AriaRole.BUTTON, name);
    }

    /** A link of the page. */
    public static Locator link(Page page, String name) {
        return one(page, AriaRole.LINK, name);
    }

    /** A tab of the page. */
    public static Locator tab(Page page, String name) {
        return one(page, AriaRole.TAB, name);
    }

    /** A region of the page: what has a heading or a label of its own. */
    public static Locator region(Page page, String name) {
        return one(page, AriaRole.REGION, name);
    }

    /** The dialog that is open. */
    public static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** The page's first heading. */
    public static Locator title(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
