package org.penstock.cmms.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a person does what cannot be left without a reason. */
record ReasonBody(@NotBlank @Size(max = 500) String reason) {}
