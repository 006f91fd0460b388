/** Every page, as people with different eyes, hands and screens meet it. */
@NullMarked
package dev.pawl.browser.look;

import org.jspecify.annotations.NullMarked;
