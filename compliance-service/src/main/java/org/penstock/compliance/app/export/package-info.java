/**
 * Exports: made of approved readings, kept with all that proves them, handed out as they were first
 * made.
 */
@NullMarked
package org.penstock.compliance.app.export;

import org.jspecify.annotations.NullMarked;
