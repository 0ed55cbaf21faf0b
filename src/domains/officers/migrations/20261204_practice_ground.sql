select kernel.without_practice('kernel.shown_certificate', 'd.kind <> ''practice''', 'd.code');
