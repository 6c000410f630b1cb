/**
 * Decisions about readings, each as a signature that stands, and the queue of what waits for one.
 */
@NullMarked
package org.penstock.compliance.app.review;

import org.jspecify.annotations.NullMarked;
