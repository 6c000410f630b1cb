@NullMarked
package org.penstock.cmms.connector.sap;

import org.jspecify.annotations.NullMarked;
