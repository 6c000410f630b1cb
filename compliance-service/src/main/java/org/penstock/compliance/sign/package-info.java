/** Signs what leaves the house, so that anybody can tell whether it is as it was. */
@NullMarked
package org.penstock.compliance.sign;

import org.jspecify.annotations.NullMarked;
