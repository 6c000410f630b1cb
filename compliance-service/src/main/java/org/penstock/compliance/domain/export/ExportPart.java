package org.penstock.compliance.domain.export;

/**
 * One file of an export.
 *
 * @param number from 1
 * @param rows how many readings are in it
 * @param size in bytes
 * @param sha256 of the bytes, in hex
 */
public record ExportPart(int number, String name, int rows, long size, String sha256) {}
