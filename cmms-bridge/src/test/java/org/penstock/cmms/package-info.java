/** What cmms-bridge as a whole promises. */
@NullMarked
package org.penstock.cmms;

import org.jspecify.annotations.NullMarked;
