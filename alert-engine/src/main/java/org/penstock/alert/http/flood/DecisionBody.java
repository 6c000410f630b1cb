package org.penstock.alert.http.flood;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a request is released or dropped. */
public record DecisionBody(@NotBlank @Size(max = 2000) String reason) {}
