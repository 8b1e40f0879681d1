//! Printed documents: report models typeset to PDF.
