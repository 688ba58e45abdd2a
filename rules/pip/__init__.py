"""Rules of the PIP (Wet inburgering 2021, art. 15 and 17): its checks, changes, hours, week and documents, and
bekendmaking, bezwaar and ontzorgen."""
