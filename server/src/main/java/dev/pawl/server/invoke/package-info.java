/**
 * Lambda's Invoke API for the functions of this machine, so that whoever calls functions on AWS can call
 * these. Belongs
 * here: how that API is spoken. Does not belong here: how a function runs.
 */
@NullMarked
package dev.pawl.server.invoke;

import org.jspecify.annotations.NullMarked;
