/**
 * The ways in which the stand-in CMMS fails on command, and the limit on requests that its original
 * has.
 *
 * <p>Set by the control endpoint, asked by the API. It decides whether to fail, never how an answer
 * looks.
 */
@NullMarked
package org.penstock.plant.cmms.fault;

import org.jspecify.annotations.NullMarked;
