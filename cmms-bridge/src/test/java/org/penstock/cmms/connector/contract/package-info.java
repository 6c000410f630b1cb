/** What every connector must do, whatever its vendor. */
@NullMarked
package org.penstock.cmms.connector.contract;

import org.jspecify.annotations.NullMarked;
