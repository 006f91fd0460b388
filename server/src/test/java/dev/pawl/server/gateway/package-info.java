/** Tests of routes, events and answers, without a function behind them. */
@NullMarked
package dev.pawl.server.gateway;

import org.jspecify.annotations.NullMarked;
