/** A business whose workflows the console is looked at with: orders, invoices and claims. */
@NullMarked
package dev.pawl.browser.business;

import org.jspecify.annotations.NullMarked;
