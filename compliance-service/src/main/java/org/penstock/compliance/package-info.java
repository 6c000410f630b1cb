/**
 * compliance-service: gathers compliance readings into slots, has a person approve them, exports
 * the approved ones for the regulator, and keeps a log of all of it that cannot be rewritten.
 */
@NullMarked
package org.penstock.compliance;

import org.jspecify.annotations.NullMarked;
