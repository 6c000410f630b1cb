/**
 * Files that people write: the plant's compliance tags and the export profiles that the release
 * carries.
 */
@NullMarked
package org.penstock.compliance.yaml;

import org.jspecify.annotations.NullMarked;
