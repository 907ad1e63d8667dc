//! Standards that a law is measured by, and how far it meets them.

use super::words::words;

words! {
    /// What a law is measured by: each rests on provisions of instruments that ask for it or allow it.
    Standard in "standard" {
        /// A picture of oneself is no offence of the child shown.
        OwnImage = "own-image",
        /// Private sharing between peers who agree is no offence.
        PrivateSharing = "private-sharing",
        /// The child who receives and keeps it is covered as well.
        Receiving = "receiving",
        /// Sending is covered, not only making and keeping.
        Sending = "sending",
        /// A close-in-age rule, and pictures follow it.
        CloseInAge = "close-in-age",
        /// A coerced or exploited child is never liable.
        CoercedChild = "coerced-child",
        /// Passing on without agreement meets a proportionate answer, not the gravest offence.
        ProportionateResponse = "proportionate-response",
        /// Prosecution of a child is the last resort.
        LastResort = "last-resort",
        /// No child is put on a register of sex offenders.
        NoRegistration = "no-registration",
        /// Criminal responsibility from 14 at least.
        MinimumAge = "minimum-age",
        /// The law says "child sexual abuse material".
        Terminology = "terminology",
    }
}

words! {
    /// How far a law does what a standard asks.
    Measure in "measure" {
        /// It does.
        Met = "met",
        /// For some ages or steps, or part of the way.
        Partly = "partly",
        /// On what was read, it does not.
        NotMet = "not-met",
        /// Too little was read.
        NotEstablished = "not-established",
    }
}
