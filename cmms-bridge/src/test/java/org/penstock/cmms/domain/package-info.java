/** What the work order's own rules promise. */
@NullMarked
package org.penstock.cmms.domain;

import org.jspecify.annotations.NullMarked;
